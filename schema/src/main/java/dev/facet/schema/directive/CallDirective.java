// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonTemplate;
import dev.facet.schema.template.ResponsePart;
import dev.facet.schema.template.TextTemplate;
import dev.facet.schema.template.UrlTemplate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts that every call has, in {@code @rest} and in the forms of {@code @entity}.
 *
 * @param span what a finding about the whole call points at
 * @param faulty whether its arguments are not all as defined, so that nothing counts as missing
 * @param methods the methods that are given, as they are written; exactly one in a good file
 * @param url path and query of the first method; null for none
 * @param headers headers to send
 * @param body JSON to send; null for none
 * @param bodySpan where the body's name stands; null for none
 * @param bodyType the name of how it is sent; null where it is not given
 * @param root where in the response the value stands; null where it is not given, or not readable
 * @param sparse how it asks for some properties only; null where it does not
 * @param errors what responses mean that are no value
 * @param timeout for this call; null for the service's
 */
public record CallDirective(
    SourceSpan span,
    boolean faulty,
    List<Located<String>> methods,
    @Nullable LocatedTemplate<UrlTemplate> url,
    List<HeaderDirective> headers,
    @Nullable LocatedTemplate<JsonTemplate> body,
    @Nullable SourceSpan bodySpan,
    @Nullable Located<String> bodyType,
    @Nullable Located<ResponsePart> root,
    @Nullable SparseDirective sparse,
    List<ErrorDirective> errors,
    @Nullable Located<Duration> timeout) {
  /** Copies the lists. */
  public CallDirective {
    methods = List.copyOf(methods);
    headers = List.copyOf(headers);
    errors = List.copyOf(errors);
  }

  /**
   * A header to send.
   *
   * @param name as it is written
   * @param value its template
   */
  public record HeaderDirective(Located<String> name, LocatedTemplate<TextTemplate> value) {}

  /**
   * How a call asks for some properties only.
   *
   * @param span where the argument's name stands
   * @param parameter the name of a query parameter
   * @param style the name of the style
   * @param of of what the properties are
   */
  public record SparseDirective(
      SourceSpan span, Located<String> parameter, String style, String of) {}

  /**
   * What a body must say for an error rule.
   *
   * @param when what must be there; null for none
   * @param unless what must not be there; null for none
   * @param is the values that count; empty where it is not given
   * @param isSpan where the name of {@code is} stands; null where it is not given
   */
  public record BodyDirective(
      @Nullable LocatedTemplate<Expression> when,
      @Nullable LocatedTemplate<Expression> unless,
      List<Located<String>> is,
      @Nullable SourceSpan isSpan) {
    /** Copies the list. */
    public BodyDirective {
      is = List.copyOf(is);
    }

    /** What it asks, as text: equal where it asks the same. */
    public String asks() {
      LocatedTemplate<Expression> value = value();
      return value == null
          ? ""
          : (when == null ? "unless " : "when ") + value.template() + " is " + values();
    }

    private List<String> values() {
      return is.stream().map(Located::value).sorted().distinct().toList();
    }

    /** The expression of either; null where there is none. */
    public @Nullable LocatedTemplate<Expression> value() {
      return when == null ? unless : when;
    }
  }

  /**
   * What a response means that is no value.
   *
   * @param span what a finding about the whole rule points at
   * @param status the HTTP status; null where it is not given
   * @param body what the body must say
   * @param asNull whether the field is null
   * @param code for {@code extensions.code}; null for none
   * @param message its template; null for none
   * @param extensions further members of the error's extensions; null for none
   */
  public record ErrorDirective(
      SourceSpan span,
      @Nullable Located<Integer> status,
      BodyDirective body,
      boolean asNull,
      @Nullable Located<String> code,
      @Nullable LocatedTemplate<TextTemplate> message,
      @Nullable LocatedTemplate<JsonTemplate> extensions) {}

  /** Whether the body is sent as a form. */
  public boolean isForm() {
    return bodyType != null && bodyType.value().equals("FORM");
  }

  /** The expressions of URL, headers and body. */
  public List<LocatedHole> holes() {
    List<LocatedHole> holes = new ArrayList<>();
    if (url != null) {
      holes.addAll(url.holes());
    }
    headers.forEach(header -> holes.addAll(header.value().holes()));
    if (body != null) {
      holes.addAll(body.holes());
    }
    return holes;
  }

  /** The expressions by which error rules tell bodies. */
  public List<LocatedHole> testHoles() {
    List<LocatedHole> holes = new ArrayList<>();
    for (ErrorDirective error : errors) {
      BodyDirective body = error.body();
      Stream.of(Optional.ofNullable(body.when()), Optional.ofNullable(body.unless()))
          .flatMap(Optional::stream)
          .forEach(test -> holes.addAll(test.holes()));
    }
    return holes;
  }

  /** The expressions of the messages and extensions of error rules. */
  public List<LocatedHole> errorHoles() {
    List<LocatedHole> holes = new ArrayList<>();
    for (ErrorDirective error : errors) {
      LocatedTemplate<TextTemplate> message = error.message();
      if (message != null) {
        holes.addAll(message.holes());
      }
      LocatedTemplate<JsonTemplate> extensions = error.extensions();
      if (extensions != null) {
        holes.addAll(extensions.holes());
      }
    }
    return holes;
  }
}
