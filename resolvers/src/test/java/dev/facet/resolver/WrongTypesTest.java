// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of JSON at every place of a response. What does not fit is null with an error at its
 * path, and everything else in the response is as it would have been.
 */
final class WrongTypesTest extends WrongTypesGateway {
  private static final String FIELDS =
      "s id i f b e big long date at uuid any ints grid far sub { s } subs { s sub { i } }"
          + " some { __typename ... on N { s } } node { __typename s }";

  private static final String QUERY = "{ other { n } item { " + FIELDS + " } last: other { n } }";

  private static final List<String> VALUES =
      List.of(
          "true",
          "7",
          "1.5",
          "-0.0",
          "1e400",
          "9007199254740993",
          "12345678901234567890",
          "\"\"",
          "\"text\"",
          "\"7\"",
          "\"1e3\"",
          "\"true\"",
          "[]",
          "[7]",
          "[\"a\"]",
          "[[]]",
          "{}",
          "{\"s\":1}",
          "{\"s\":{}}");

  private static String with(String document, String pointer, String value) {
    JsonNode root = json(document);
    JsonPointer at = JsonPointer.compile(pointer);
    JsonNode parent = root.at(at.head());
    if (parent instanceof ArrayNode list) {
      list.set(at.last().getMatchingIndex(), json(value));
    } else {
      ((ObjectNode) parent).set(at.last().getMatchingProperty(), json(value));
    }
    return root.toString();
  }

  private static final String TEXTS = "\"\" \"text\" \"7\" \"1e3\" \"true\"";
  private static final String INTS = "7 -0.0 \"7\" \"1e3\"";
  private static final String WIDE_INTS = INTS + " 9007199254740993";
  private static final String NUMBERS = WIDE_INTS + " 1.5 12345678901234567890";
  private static final String SCALARS = NUMBERS + " true 1e400 " + TEXTS;

  /** Places of the response, where they are in the response, and what fits there. */
  static Stream<Arguments> places() {
    return Stream.of(
        Arguments.of("/s", "item/s", SCALARS),
        Arguments.of("/id", "item/id", SCALARS),
        Arguments.of("/i", "item/i", INTS),
        Arguments.of("/f", "item/f", NUMBERS),
        Arguments.of(
            "/b", "item/b", "true \"true\" 7 1.5 -0.0 1e400 9007199254740993 12345678901234567890"),
        Arguments.of("/e", "item/e", ""),
        Arguments.of("/big", "item/big", NUMBERS + " 1e400"),
        Arguments.of("/long", "item/long", WIDE_INTS),
        Arguments.of("/date", "item/date", ""),
        Arguments.of("/at", "item/at", ""),
        Arguments.of("/uuid", "item/uuid", ""),
        Arguments.of("/any", "item/any", String.join(" ", VALUES)),
        Arguments.of("/sub", "item/sub", "{} {\"s\":1}"),
        Arguments.of("/sub/s", "item/sub/s", SCALARS),
        Arguments.of("/ints", "item/ints", "[] [7]"),
        Arguments.of("/ints/1", "item/ints/1", INTS),
        Arguments.of("/subs", "item/subs", "[]"),
        Arguments.of("/subs/0", "item/subs/0", "{} {\"s\":1}"),
        Arguments.of("/subs/1/sub", "item/subs/1/sub", "{} {\"s\":1} {\"s\":{}}"),
        Arguments.of("/subs/1/sub/i", "item/subs/1/sub/i", INTS),
        Arguments.of("/grid", "item/grid", "[] [[]]"),
        Arguments.of("/grid/1", "item/grid/1", "[] [7]"),
        Arguments.of("/grid/1/0", "item/grid/1/0", INTS),
        Arguments.of("/some", "item/some", ""),
        Arguments.of("/some/meta", "item/some", ""),
        Arguments.of("/some/meta/kind", "item/some", ""),
        Arguments.of("/node", "item/node", ""),
        Arguments.of("/node/kind", "item/node", "true \"true\""),
        Arguments.of("/deep/er/0/s", "item/far", SCALARS));
  }

  @ParameterizedTest
  @MethodSource("places")
  void whatDoesNotFitIsNullWithAnErrorAtItsPath(String pointer, String path, String fitting) {
    List<String> fits = List.of(fitting.split(" ", -1));
    for (String value : VALUES) {
      JsonNode response = answer(gateway(with(ITEM, pointer, value)), QUERY);
      JsonNode place = response.at("/data/" + path);
      String said = pointer + ": " + value + " gives " + response;
      if (fits.contains(value)) {
        assertFalse(response.has("errors"), said);
        assertFalse(place.isNull(), said);
      } else {
        assertEquals(1, response.path("errors").size(), said);
        JsonNode error = response.at("/errors/0");
        String at = path(error);
        assertEquals("UPSTREAM_SHAPE", error.at("/extensions/code").asText(), said);
        assertTrue(at.equals(path) || at.startsWith(path + "/"), said);
        assertTrue(response.at("/data/" + at).isNull(), said);
      }
      assertEquals(without(answer(gateway(ITEM), QUERY), path), without(response, path), said);
    }
    JsonNode nothing = answer(gateway(with(ITEM, pointer, "null")), QUERY);
    assertTrue(nothing.at("/data/" + path).isNull(), nothing.toString());
    assertEquals(pointer.contains("kind") || pointer.contains("meta"), nothing.has("errors"));
  }

  /** The data of a response, but for one place. */
  private static JsonNode without(JsonNode response, String path) {
    return json(with(response.get("data").toString(), "/" + path, "null"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"true", "7", "\"text\"", "[]", "[{}]"})
  void aRootThatIsNoObjectIsNullWithAnError(String value) {
    JsonNode response = answer(gateway(value), "{ other { n } item { s } last: other { n } }");
    assertEquals(
        json("{\"other\":{\"n\":1},\"item\":null,\"last\":{\"n\":1}}"), response.get("data"));
    assertEquals(1, response.get("errors").size());
    assertEquals(
        json("{\"path\":[\"item\"],\"code\":\"UPSTREAM_SHAPE\",\"service\":\"a\"}"),
        json(
            "{\"path\":%s,\"code\":%s,\"service\":%s}"
                .formatted(
                    response.at("/errors/0/path"),
                    response.at("/errors/0/extensions/code"),
                    response.at("/errors/0/extensions/service"))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/sub|1",
        "/sub|[]",
        "/sub/wrap|{}",
        "/sub/wrap|7",
        "/sub/wrap|[]",
        "/deep|7",
        "/deep/er|{}"
      })
  void whereAWayLeadsNowhereIsNull(String pointer, String value) {
    JsonNode response =
        answer(gateway(with(ITEM, pointer, value)), "{ wrapped { s } item { s far } }");
    boolean deep = pointer.startsWith("/deep");
    assertEquals(
        json(
            deep
                ? "{\"wrapped\":{\"s\":\"wrapped\"},\"item\":{\"s\":\"text\",\"far\":null}}"
                : "{\"wrapped\":null,\"item\":{\"s\":\"text\",\"far\":\"far\"}}"),
        response.get("data"));
    assertFalse(response.has("errors"), response.toString());
  }

  @Test
  void takesLiteralsOfAnyJson() {
    EngineFixture gateway =
        new EngineFixture(
            """
            scalar JSON
            type Query {
              t(j: JSON = [null, {a: null}]): Int @rest(service: a, post: "/t", body: {j: "{args.j}"})
            }
            """);
    gateway
        .services
        .on("a POST /t {\"j\":[null,{\"a\":null}]}", "1")
        .on("a POST /t {\"j\":[[null],{\"a\":[null,1.50,E]}]}".replace("E", "\"E\""), "2")
        .on("a POST /t {\"j\":{\"v\":[3,null]}}", "3");
    assertEquals(
        json("{\"a\":1,\"b\":2,\"c\":3}"),
        answer(
                gateway,
                "query($v: Int = 3, $w: Int) {"
                    + " a: t b: t(j: [[null], {a: [null, 1.50, E]}]) c: t(j: {v: [$v, $w]}) }")
            .get("data"));
  }
}
