// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class UrlTemplatePropertiesTest {
  private static final UrlTemplate PATH = url("/a/{args.v}/b/x-{args.v}.{args.w}?q={args.v}");
  private static final UrlTemplate EXPLODED = url("/a?ids={args*}&n=1");
  private static final UrlTemplate COMMAS = url("/a?ids={args}");

  @Property
  void aValueNeverChangesTheStructureOfAPath(
      @ForAll("values") String value, @ForAll("values") String other) {
    switch (PATH.render(Scopes.of("args", Map.of("v", value, "w", other)))) {
      case Rendered.Target(var target) -> {
        URI uri = URI.create(target);
        List<String> segments = List.of(uri.getRawPath().split("/", -1));
        assertEquals(5, segments.size());
        assertEquals(
            List.of("", "a", "b"), List.of(segments.get(0), segments.get(1), segments.get(3)));
        assertEquals(value, decoded(segments.get(2)));
        assertEquals("x-" + value + "." + other, decoded(segments.get(4)));
        assertEquals("q=" + value, decoded(uri.getRawQuery()));
        assertEquals(uri, uri.normalize());
        assertTrue(target.chars().allMatch(c -> c > ' ' && c < 127));
      }
      case Rendered.Missing(var expression) -> fail(expression.source());
      case Rendered.Rejected _ ->
          assertTrue(other.isEmpty() || List.of("", ".", "..").contains(value));
    }
  }

  @Property
  void repeatedParametersDecodeToTheList(@ForAll("lists") List<String> values) {
    String query = query(EXPLODED.render(Scopes.of("args", values)));

    List<String> parameters = List.of(query.split("&", -1));
    assertEquals("n=1", parameters.getLast());
    assertEquals(
        values,
        parameters.subList(0, parameters.size() - 1).stream()
            .map(one -> decoded(one.substring("ids=".length())))
            .toList());
  }

  @Property
  void commasSeparateNothingButElements(@ForAll("lists") List<String> values) {
    String query = query(COMMAS.render(Scopes.of("args", values)));

    assertEquals(
        values,
        List.of(query.substring("ids=".length()).split(",", -1)).stream()
            .map(UrlTemplatePropertiesTest::decoded)
            .collect(Collectors.toList()));
    assertFalse(query.contains("&"));
  }

  @Property
  void anyTextIsParsedOrRejectedWithPlaces(@ForAll("templates") String template) {
    for (Parsed<?> parsed :
        List.of(
            TemplateParser.url(template),
            TemplateParser.text(template),
            TemplateParser.expression(template, "{args.first}"),
            TemplateParser.path(template))) {
      assertEquals(parsed.value() == null, !parsed.problems().isEmpty());
      for (TemplateProblem problem : parsed.problems()) {
        assertTrue(problem.range().end() <= Math.max(template.length(), 0), problem.toString());
      }
    }
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.oneOf(
        Arbitraries.strings().ofMaxLength(30).filter(UrlTemplatePropertiesTest::isWellFormed),
        Arbitraries.of(
                "..", ".", "/", "?", "#", "\r", "\n", "\0", "%2e", "\\", ";", "&", "=", "a", "")
            .list()
            .ofMaxSize(4)
            .map(parts -> String.join("", parts)));
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return values().list().ofMinSize(1).ofMaxSize(6);
  }

  @Provide
  Arbitrary<String> templates() {
    return Arbitraries.of(
            "{",
            "}",
            "/",
            "args",
            "keys",
            ".",
            "*",
            "|",
            "[",
            "]",
            "0",
            "\"",
            "'",
            "(",
            ")",
            " ",
            "?",
            "&",
            "=",
            "join",
            "default",
            "\\",
            "%",
            "#",
            "{args.a}",
            "é",
            "😀")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  private static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  private static String query(Rendered rendered) {
    return rendered instanceof Rendered.Target(var target)
        ? target.substring(target.indexOf('?') + 1)
        : rendered.toString();
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static UrlTemplate url(String template) {
    return requireNonNull(TemplateParser.url(template).value());
  }
}
