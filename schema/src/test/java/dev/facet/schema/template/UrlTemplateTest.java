// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.template.UrlTemplate.Rendered;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class UrlTemplateTest extends UrlTargets {
  private static final Scope KEYS = Scopes.of("keys", List.of(1L, 2L, "a,b"));

  @Test
  void keepsTextWithoutExpressions() {
    assertEquals("/a/b?c=d&e", target("/a/b?c=d&e", Scopes.EMPTY));
    assertEquals("/", target("/", Scopes.EMPTY));
    assertEquals("/a", target("/a?", Scopes.EMPTY));
    assertEquals("/a//b/", target("/a//b/", Scopes.EMPTY));
    assertEquals("/a?b=c?d=e", target("/a?b=c?d=e&", Scopes.EMPTY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "/v?key=abc /v?key=***",
        "/v?n=1&api_key=a-{args.k}-b&q=x /v?n=1&api_key=***{args.k}***&q=x",
        "/v?token={args.t} /v?token={args.t}",
        "/v?accessToken=a=b&key= /v?accessToken=***&key=",
        "/token=abc/{args.key} /token=abc/{args.key}",
        "/v?key&sort=key /v?key&sort=key",
        "/v?sig={args.a|default('&x=1')}z /v?sig={args.a|default('&x=1')}***"
      })
  void showsStarsForTheSecretsThatItHolds(String source, String shown) {
    assertEquals(shown, url(source).shown());
  }

  @Test
  void knowsTheSecretsThatItHolds() {
    UrlTemplate url = url("/v?key=abc&n=1").with("sid", "d");
    assertEquals(List.of("abc", "d"), url.secrets());
    assertEquals("/v?key=***&n=1&sid=***&fields=a", url.with("fields", "a").shown());
    assertEquals("/v?key=abc&n=1&sid=d", url.source());
  }

  @Test
  void takesAnotherParameter() {
    UrlTemplate url = url("/a/{args.v}?b={args.w}");
    UrlTemplate more = url.with("f[x]", "\u00fc,a.b(c)");
    Scope both = Scopes.of("args", Map.of("v", 1L, "w", 2L));

    assertEquals("/a/{args.v}?b={args.w}&f[x]=\u00fc,a.b(c)", more.source());
    assertEquals(new Rendered.Target("/a/1?b=2&f%5Bx%5D=%C3%BC,a.b(c)"), more.render(both));
    assertEquals(
        new Rendered.Target("/a/1?f%5Bx%5D=%C3%BC,a.b(c)"), more.render(Scopes.arg("v", 1L)));
    assertEquals("/x?y=z", url("/x").with("y", "z").source());
    assertEquals(new Rendered.Target("/a/1?b=2"), url.render(both));
    assertEquals(url.expressions(), more.expressions());
  }

  @Test
  void knowsTheNamesOfItsParameters() {
    UrlTemplate url = url("/a?one=1&flag&ids[]={keys*}&single={keys}&mixed=x{keys}");

    for (String name : List.of("one", "flag", "ids[]", "single", "mixed")) {
      assertTrue(url.hasParameter(name), name);
    }
    for (String name : List.of("on", "ones", "a", "x", "1")) {
      assertFalse(url.hasParameter(name), name);
    }
    assertTrue(url.with("new", "1").hasParameter("new"));
  }

  @Test
  void encodesWhatCannotStandInAUrl() {
    assertEquals(
        "/%C3%BC%20%5C%22?q=%F0%9F%98%80&%5B%5D=%7C", target("/ü \\\"?q=😀&[]=|", Scopes.EMPTY));
    assertEquals("/a%2Fb", target("/a%2Fb", Scopes.EMPTY));
  }

  @Test
  void encodesValuesForTheirPlace() {
    Scope scope = Scopes.arg("v", "a/b?c#d e%2e&=+;,:@ü😀\r\n\0\\");
    String encoded = "a%2Fb%3Fc%23d%20e%252e%26%3D%2B%3B%2C%3A%40%C3%BC%F0%9F%98%80%0D%0A%00%5C";
    assertEquals("/x/" + encoded + "/y?q=" + encoded, target("/x/{args.v}/y?q={args.v}", scope));
    assertEquals("/-._~aZ09", target("/{args.v}", Scopes.arg("v", "-._~aZ09")));
  }

  @Test
  void listsFollowRfc6570() {
    assertEquals("/x?ids=1,2,a%2Cb", target("/x?ids={keys}", KEYS));
    assertEquals("/x?ids=1&ids=2&ids=a%2Cb&z=1", target("/x?ids={keys*}&z=1", KEYS));
    assertEquals("/x?ids%5B%5D=1&ids%5B%5D=2&ids%5B%5D=a%2Cb", target("/x?ids[]={keys*}", KEYS));
    assertEquals("/x?ids=%5B1%2C2%2C%22a%2Cb%22%5D", target("/x?ids={keys | json}", KEYS));
    assertEquals("/x/1%2C2%2Ca%2Cb", target("/x/{keys | join(\",\")}", KEYS));
    assertEquals("/x?q=in:1,2,a%2Cb;", target("/x?q=in:{keys};", KEYS));
    assertEquals("/x?a=7", target("/x?a={args.v*}", Scopes.arg("v", 7L)));
  }

  @ParameterizedTest
  @CsvSource({
    "/x/{args.v}, .",
    "/x/{args.v}, ..",
    "/{args.v}/x, ..",
    "/.{args.v}, .",
    "/{args.v}., .",
    "/%2e{args.v}, .",
    "/{args.v}%2E, .",
    "/{args.v}{args.v}, .",
  })
  void rejectsDotSegments(String template, String value) {
    Rendered rendered = url(template).render(Scopes.arg("v", value));
    assertEquals(
        "args.v: a dot segment (expected: a plain value for the path)",
        assertInstanceOf(Rendered.Rejected.class, rendered).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "/x/{args.v}, ..., /x/...",
    "/x/a.{args.v}, ., /x/a..",
    "/x/{args.v}, .a, /x/.a",
    "/x/{args.v}, %2e%2e, /x/%252e%252e",
    "/x/{args.v}, ../.., /x/..%2F..",
    "/x?q={args.v}, .., /x?q=..",
  })
  void allowsDotsThatAreNoSegment(String template, String value, String target) {
    assertEquals(target, target(template, Scopes.arg("v", value)));
  }

  @Test
  void rejectsListsAndObjectsInAPath() {
    assertInstanceOf(Rendered.Rejected.class, url("/x/{keys}").render(KEYS));
    assertInstanceOf(
        Rendered.Rejected.class, url("/x/{args.v}").render(Scopes.arg("v", Map.of("a", 1L))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/x?a={args.v}", "/x?a={args.v*}", "/x?a=b{args.v}"})
  void rejectsNestedValuesInAQuery(String template) {
    Scope objects = Scopes.arg("v", List.of(Map.of("a", 1L)));
    Scope lists = Scopes.arg("v", List.of(List.of(1L)));
    assertInstanceOf(Rendered.Rejected.class, url(template).render(objects));
    assertInstanceOf(Rendered.Rejected.class, url(template).render(lists));
  }

  @Test
  void spellsNumbersWithoutSurprises() {
    assertEquals("/9007199254740993", path(9_007_199_254_740_993L));
    assertEquals("/7", path(7));
    assertEquals("/10000000", path(1.0E7));
    assertEquals("/0.1", path(0.1f));
    assertEquals("/5", path(5.0));
    assertEquals("/-0.000001", path(-0.000001));
    assertEquals("/1000", path(new BigDecimal("1E+3")));
    assertEquals("/1.10", path(new BigDecimal("1.10")));
    assertEquals("/18446744073709551616", path(BigInteger.ONE.shiftLeft(64)));
    assertEquals("/1E%2B1000000000", path(new BigDecimal("1E+1000000000")));
    assertEquals("/true", path(true));
    assertEquals("/NaN", path(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '^',
      textBlock =
          """
          products         ^ 0  ^ 8  ^ a URL template starts with /
          https://evil/x   ^ 0  ^ 14 ^ a URL template starts with /
          //evil/x         ^ 0  ^ 2  ^ a URL template starts with one /
          /a/../b          ^ 3  ^ 5  ^ ".." as a segment of a path
          /a/%2e?x         ^ 3  ^ 6  ^ "%2e" as a segment of a path
          /.               ^ 1  ^ 2  ^ "." as a segment of a path
          /a#b             ^ 2  ^ 3  ^ # in a URL template
          /a%2             ^ 2  ^ 3  ^ % without two hexadecimal digits
          /a%zz            ^ 2  ^ 3  ^ % without two hexadecimal digits
          /a{keys*}        ^ 2  ^ 9  ^ * outside a query parameter
          /a{key?}         ^ 2  ^ 8  ^ ? in a path, which needs its value
          /a?b={key??}     ^ 10 ^ 11 ^ unexpected "?"
          /a?{args.q}      ^ 3  ^ 11 ^ expression in the name of a parameter
          /a?b=c{keys*}    ^ 6  ^ 13 ^ * beside other text
          /a?b={arg.c}     ^ 6  ^ 9  ^ unknown root "arg"
          """)
  void marksWhatIsWrong(String template, int start, int end, String message) {
    Parsed<UrlTemplate> parsed = TemplateParser.url(template);

    assertNull(parsed.value());
    assertEquals(1, parsed.problems().size(), parsed.problems().toString());
    assertEquals(message, parsed.problems().getFirst().message());
    assertEquals(new Range(start, end), parsed.problems().getFirst().range());
  }

  @Test
  void rejectsControlCharacters() {
    assertEquals(1, TemplateParser.url("/a\nb").problems().size());
  }

  @Test
  void tellsWhichExpressionsStandInThePath() {
    List<Hole.Place> places = new ArrayList<>();
    TemplateParser.url("/{args.a}?b={args.b}").holes().forEach(hole -> places.add(hole.place()));
    assertEquals(List.of(Hole.Place.PATH, Hole.Place.QUERY), places);
  }

  @Test
  void remembersItsSourceAndExpressions() {
    UrlTemplate template = url("/{args.a}?b={parent.b}");
    assertEquals("/{args.a}?b={parent.b}", template.source());
    assertEquals("/{args.a}?b={parent.b}", template.toString());
    assertEquals(2, template.expressions().size());
  }

  private static String path(@Nullable Object value) {
    return target("/{args.v}", Scopes.arg("v", value));
  }
}
