// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Arguments that are the same JSON make the same call, wherever they come from. */
final class EqualArgumentsTest {
  private final EngineFixture gateway =
      new EngineFixture(
          """
          scalar JSON
          scalar Long
          type Query {
            find(by: JSON, n: Long): Int @rest(service: a, post: "/find", body: {by: "{args.by}", n: "{args.n}"})
          }
          """);

  private List<String> calls(String query, Map<String, Object> variables) {
    gateway.services.on("a POST /find {\"by\":{\"of\":[1,[2]]},\"n\":3}", "5");
    assertEquals(
        "{\"data\":{\"a\":5,\"b\":5}}",
        gateway.answer(query, Map.copyOf(variables), EngineFixture.anonymous()));
    return gateway.services.calls();
  }

  @Test
  void writtenAndGivenAsVariables() {
    assertEquals(
        1,
        calls(
                "query($by: JSON, $n: Long) {"
                    + "a: find(by: {of: [1, [2]]}, n: 3) b: find(by: $by, n: $n) }",
                Map.of("by", Map.of("of", List.of(1, List.of(2))), "n", 3))
            .size());
  }

  @Test
  void givenAsNumbersOfAnySize() {
    assertEquals(
        1,
        calls(
                "query($n: JSON) {"
                    + "a: find(by: {of: [1, [2]]}, n: 3) b: find(by: {of: [1, $n]}, n: 3) }",
                Map.of("n", List.of(BigInteger.TWO)))
            .size());
  }
}
