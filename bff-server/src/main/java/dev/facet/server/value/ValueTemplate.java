// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.value;

import dev.facet.http.FieldValues;
import dev.facet.schema.secret.SecretNames;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Filled;
import dev.facet.schema.template.HeaderText;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Parsed;
import dev.facet.schema.template.PercentEncoding;
import dev.facet.schema.template.Pipe;
import dev.facet.schema.template.RequestPart;
import dev.facet.schema.template.Root;
import dev.facet.schema.template.TemplateParser;
import dev.facet.schema.template.TemplateProblem;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UnreadableValueException;
import dev.facet.schema.template.ValueText;
import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A value in the settings of a policy: text with expressions of the schema language, such as {@code
 * Bearer {header.x-token}}. Equal ones are made of equal text.
 *
 * @param text in which what comes from outside the file stands for itself
 * @param hidden whether it must not be printed, since a part of it comes from outside the file
 * @param template what it is compiled to
 */
public record ValueTemplate(ScalarText text, boolean hidden, TextTemplate template) {
  private static final String EXPECTED =
      "text with {header.NAME}, {query.NAME}, {claims.NAME}, {client.ip}, {correlationId} or"
          + " {request.method}, .scheme, .host, .path, .query";

  /**
   * Reads a value.
   *
   * @throws IllegalArgumentException where it has expressions that mean nothing in a policy, or one
   *     that something from outside the file is put into which could make another one of it
   */
  public static ValueTemplate valueOf(ScalarText text) {
    Parsed<TextTemplate> parsed = TemplateParser.text(text.text(), text.outside());
    if (!parsed.problems().isEmpty()) {
      throw new IllegalArgumentException(words(parsed.problems().getFirst(), text));
    }
    TextTemplate template = Objects.requireNonNull(parsed.value());
    for (Expression expression : template.expressions()) {
      if (!isOfRequests(expression)) {
        String source = expression.root().source();
        throw new IllegalArgumentException(EXPECTED + "; " + source + " has no value here");
      }
    }
    return new ValueTemplate(text, text.isSubstituted(), template);
  }

  /** Whether a text would be read as one with expressions, of whatever meaning. */
  public static boolean hasExpressions(String text) {
    TextTemplate template = TemplateParser.text(text).value();
    return template != null && !template.expressions().isEmpty();
  }

  private static String words(TemplateProblem problem, ScalarText text) {
    if (problem.isAbout(text.outside())) { // whose words could be secret
      return EXPECTED
          + "; of what is put into an expression, only letters, digits, spaces and"
          + " _.:/@~+- can be a part of it";
    }
    boolean near = problem.hint().startsWith("did you mean");
    boolean unknown = problem.kind() == TemplateProblem.Kind.UNKNOWN_ROOT;
    String hint = (unknown && !near) || problem.hint().isEmpty() ? "" : ", " + problem.hint();
    return EXPECTED + "; " + problem.message() + hint;
  }

  private static boolean isOfRequests(Expression expression) {
    return switch (expression.root()) {
      case CLAIMS, HEADER, QUERY, REQUEST, CORRELATION_ID -> true;
      case CLIENT -> expression.path().equals(JsonPath.property("ip"));
      case ARGS, PARENT, KEY, KEYS, FRONTEND, BODY -> false;
    };
  }

  /** Whether it is the same for all requests. */
  public boolean isConstant() {
    return template.expressions().isEmpty();
  }

  /** Whether what it says itself, whatever the values of expressions are, can stand in a header. */
  public boolean fitsHeaders() {
    return template.constants().stream().allMatch(FieldValues::isSendable);
  }

  /**
   * Whether it says white space at an end of a value, or what stands in for one, which a header
   * loses: around the value as a whole, or where such values of other roots than headers are
   * rejected too.
   */
  public boolean isPaddedInHeaders() {
    boolean alone = text.text().startsWith("{") && text.text().endsWith("}");
    return FieldValues.isPadded(text.text())
        || template.expressions().stream()
            .filter(one -> alone || one.root() != Root.HEADER)
            .filter(one -> !one.pipes().isEmpty())
            .anyMatch(one ->
                one.pipes().getLast() instanceof Pipe.Fallback(String instead)
                    && FieldValues.isPadded(instead));
  }

  /** Whether a client decides what the value is, or a part of it. */
  public boolean isOfTheClient() {
    return template.expressions().stream()
        .map(Expression::root)
        .anyMatch(root -> root == Root.HEADER || root == Root.QUERY || root == Root.REQUEST);
  }

  /** Whether it tells who the client is, as far as the gateway verified it. */
  public boolean tellsThePrincipal() {
    return template.expressions().stream().anyMatch(one -> one.root() == Root.CLAIMS);
  }

  /** Whether it tells who or where the client is, as far as the gateway found out itself. */
  public boolean tellsTheClient() {
    return tellsThePrincipal()
        || template.expressions().stream().anyMatch(one -> one.root() == Root.CLIENT);
  }

  /** Whether the value is missing where there are no claims. */
  public boolean needsClaims() {
    return template.expressions().stream()
        .anyMatch(one ->
            one.root() == Root.CLAIMS
                && !one.optional()
                && one.pipes().stream().noneMatch(Pipe.Fallback.class::isInstance));
  }

  /** The same, hidden where it is constant and stands under a name that announces a secret. */
  public ValueTemplate named(String name) {
    boolean announced = isConstant() && SecretNames.announces(name);
    return new ValueTemplate(text, hidden || announced, template);
  }

  /**
   * The value for a header of a request, in the bytes that go into one.
   *
   * @param name of the setting, for what a client is told
   * @return null where a value is missing, so that there is nothing to set
   * @throws ProblemException 400, where a value cannot stand there: it has line ends or other
   *     control characters, say
   */
  public @Nullable String inHeader(String name, Exchange exchange) {
    String value = string(RequestPart.HEADER, name, exchange);
    return value == null ? null : HeaderText.encode(value);
  }

  /** The same for a parameter of its query, percent-encoded. */
  public @Nullable String inQuery(String name, Exchange exchange) {
    String value = string(RequestPart.QUERY, name, exchange);
    return value == null ? null : PercentEncoding.ofValue(value);
  }

  /** The same for its body, as a JSON value: one that is exactly one expression keeps its type. */
  public @Nullable Object inBody(String name, Exchange exchange) {
    return json(RequestPart.BODY, name, exchange);
  }

  private @Nullable String string(RequestPart part, String name, Exchange exchange) {
    Object value = json(part, name, exchange);
    return value == null ? null : ValueText.of(value);
  }

  private @Nullable Object json(RequestPart part, String name, Exchange exchange) {
    try {
      return switch (template.fill(part, new ExchangeScope(exchange))) {
        case Filled.Value(var value) -> value;
        case Filled.Absent _, Filled.Missing _ -> null;
        case Filled.Rejected(_, String reason) -> throw rejection(name, reason);
      };
    } catch (UnreadableValueException unreadable) {
      throw rejection(name, String.valueOf(unreadable.getMessage()));
    }
  }

  private static ProblemException rejection(String name, String reason) {
    return new ProblemException(Problem.of(ProblemCode.BAD_REQUEST, name + ": " + reason));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ValueTemplate value && value.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** Hides what must not be printed. */
  @Override
  public String toString() {
    return hidden ? "***" : text.text();
  }
}
