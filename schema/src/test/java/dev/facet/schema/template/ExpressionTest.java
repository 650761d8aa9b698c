// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.TemplateProblem.Kind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExpressionTest {
  @Test
  void readsRootPathAndPipes() {
    Expression expression = parse("{ args.items[0].name | trim | default(\"*\") }");

    assertEquals(Root.ARGS, expression.root());
    assertEquals(
        List.of(
            new Segment.Property("items"), new Segment.Element(0), new Segment.Property("name")),
        expression.path().segments());
    assertEquals(List.of(new Pipe.Trimmed(), new Pipe.Fallback("*")), expression.pipes());
    assertEquals("*", expression.evaluate(Scopes.EMPTY));
  }

  @Test
  void readsNamesThatNeedQuotes() {
    Scope claims = Scopes.of("claims", Map.of("https://a.b/roles", List.of("admin")));
    assertEquals("admin", parse("{claims[\"https://a.b/roles\"][0]}").evaluate(claims));
    assertEquals("admin", parse("{claims['https://a.b/roles'][0]}").evaluate(claims));
  }

  @Test
  void writesHeaderNamesInLowerCase() {
    assertEquals(JsonPath.property("x-tenant"), parse("{header.X-Tenant}").path());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{args.id}",
        "{parent.a.b}",
        "{key}",
        "{key.tenant}",
        "{keys}",
        "{claims.sub}",
        "{args}",
        "{header.accept-language}",
        "{client.name}",
        "{client.version}",
        "{frontend}",
        "{body.x}"
      })
  void knowsEveryRoot(String text) {
    assertNotNull(parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          {arg.id}        ^ 1  ^ 4  ^ unknown root "arg"
          {}              ^ 0  ^ 2  ^ not an expression
          { | trim}       ^ 0  ^ 9  ^ not an expression
          {args.}         ^ 6  ^ 7  ^ a name is missing
          {args.a..b}     ^ 8  ^ 9  ^ a name is missing
          {args.a[x]}     ^ 7  ^ 10 ^ not an index (expected: such as [0], or ["a.b"])
          {args.a[0}      ^ 7  ^ 9  ^ [ is not closed (expected: ])
          {args.a[-1]}    ^ 7  ^ 11 ^ not an index (expected: such as [0], or ["a.b"])
          {args.a[9999999]} ^ 7 ^ 16 ^ not an index (expected: such as [0], or ["a.b"])
          {args.a["x']}   ^ 8  ^ 12 ^ the quote " is not closed
          {args.a b}      ^ 8  ^ 9  ^ unexpected "b"
          {args.a | trm}  ^ 10 ^ 13 ^ unknown pipe "trm"
          {args.a | }     ^ 10 ^ 10 ^ unknown pipe ""
          {args.a | join} ^ 10 ^ 14 ^ pipe "join" needs an argument
          {args.a | join(3)} ^ 10 ^ 17 ^ the argument is not a string
          {args.a | lower("x")} ^ 10 ^ 20 ^ pipe "lower" takes no argument
          {args.a | default(x)} ^ 10 ^ 20 ^ the argument is no string, number, true or false
          {args.a | default('x' 1)} ^ 10 ^ 24 ^ the argument is no string, number, true or false
          {args.a | date("b")} ^ 10 ^ 19 ^ not a date pattern: "b"
          {args.a | join(","} ^ 14 ^ 18 ^ ( is not closed
          {keys.x}        ^ 6  ^ 7  ^ "keys" has no parts
          {frontend.x}    ^ 10 ^ 11 ^ "frontend" has no parts
          {client.nme}    ^ 8  ^ 11 ^ "client" has name and version only
          {header}        ^ 1  ^ 7  ^ "header" needs one name
          {args.a         ^ 0  ^ 7  ^ expression without a closing brace
          {{args.a}}      ^ 0  ^ 2  ^ doubled brace
          }               ^ 0  ^ 1  ^ } without an opening brace
          {args.a*}       ^ 0  ^ 9  ^ * outside a query parameter
          """)
  void marksWhatIsWrong(String text, int start, int end, String message) {
    List<TemplateProblem> problems = TemplateParser.text(text).problems();

    assertEquals(1, problems.size(), problems.toString());
    assertEquals(message, problems.getFirst().message());
    assertEquals(new Range(start, end), problems.getFirst().range());
  }

  @Test
  void reportsEveryProblemOfATemplate() {
    Parsed<TextTemplate> parsed = TemplateParser.text("{arg.a} {args.b | trm} {parent.c} {x");

    assertNull(parsed.value());
    assertEquals(
        List.of(Kind.UNKNOWN_ROOT, Kind.UNKNOWN_PIPE, Kind.SYNTAX),
        parsed.problems().stream().map(TemplateProblem::kind).toList());
    assertEquals(1, parsed.holes().size());
  }

  @Test
  void saysWhatWasProbablyMeant() {
    assertEquals(
        "did you mean \"args\"?", TemplateParser.text("{arg.a}").problems().getFirst().hint());
    assertEquals(
        "write {args.productId} or {parent.productId}",
        TemplateParser.text("{productId}").problems().getFirst().hint());
    assertEquals(
        "did you mean \"trim\"?",
        TemplateParser.text("{args.a | trm}").problems().getFirst().hint());
  }

  @Test
  void takesExactlyOneExpressionWhereATextWouldMakeNoSense() {
    assertNotNull(TemplateParser.expression(" {args.first} ", "").value());
    assertNull(TemplateParser.expression("{args.first}{args.last}", "").value());
    assertNull(TemplateParser.expression("3", "").value());
    assertNull(TemplateParser.expression("{args.first*}", "").value());
  }

  @Test
  void tellsWhereTheStepsOfAPathStand() {
    Hole hole = TemplateParser.text("a {args.input.tags[0]}").holes().getFirst();

    assertEquals(new Range(2, 22), hole.range());
    assertEquals(new Range(3, 7), hole.root());
    assertEquals(List.of(new Range(8, 13), new Range(14, 18), new Range(18, 21)), hole.steps());
  }

  private static Expression parse(String text) {
    Parsed<Expression> parsed = TemplateParser.expression(text, "{args.first}");
    assertEquals(List.of(), parsed.problems());
    return requireNonNull(parsed.value());
  }
}
