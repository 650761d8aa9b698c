// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Questions about the schema itself. */
final class IntrospectionTest {
  private final EngineFixture gateway =
      new EngineFixture("type Query { a: Int @rest(service: a, get: \"/a\") }");

  @Test
  void takesTheNameOfATypeFromAVariable() {
    assertEquals(
        "{\"data\":{\"__type\":{\"name\":\"Query\"}}}",
        gateway.answer(
            "query($t: String!) { __type(name: $t) { name } }",
            Map.of("t", "Query"),
            EngineFixture.anonymous()));
  }

  @Test
  void answersBesideOrdinaryFields() {
    gateway.services.on("a GET /a", "1");
    assertEquals(
        "{\"data\":{\"a\":1,\"x\":null,\"__schema\":{\"queryType\":{\"name\":\"Query\"}}}}",
        gateway.answer("{ a x: __type(name: \"X\") { name } __schema { queryType { name } } }"));
  }

  @Test
  void saysWhatIsWrongWithAnArgument() {
    Map<String, @Nullable Object> none = new HashMap<>();
    none.put("t", null);
    String response =
        gateway.answer(
            "query($t: String = \"Query\") { __type(name: $t) { name } }",
            none,
            EngineFixture.anonymous());
    assertTrue(response.startsWith("{\"data\":{\"__type\":null},\"errors\":[{"), response);
    assertTrue(
        response.contains("\"path\":[\"__type\"],\"extensions\":{\"code\":\"BAD_USER_INPUT\"}"),
        response);
  }

  @Test
  void rejectsQuestionsThatNoToolAsks() {
    String nested = "fields { type { ".repeat(6) + "name" + " } }".repeat(6);
    String response = gateway.answer("{ __schema { types { " + nested + " } } }");
    assertTrue(response.contains("\"LIMIT_EXCEEDED\""), response);
    for (String text : List.of("__schema { queryType { name } }")) {
      assertTrue(gateway.answer("{ " + text + " }").startsWith("{\"data\":{\"__schema\":{"), text);
    }
  }
}
