// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.document.DocumentCache.Assumed;
import dev.facet.resolver.document.DocumentCache.Prepared;
import dev.facet.resolver.input.Suggestions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a plan assumes for required variables that are missing. */
class AssumedVariablesTest {
  private static final String SDL =
      """
      type Query {
        t(n: Int, f: Float, s: String, i: ID, e: E, d: Date, l: [Int!], o: In, x: One): Int
          @rest(service: a, get: "/t?n={args.n}")
      }
      enum E { FIRST SECOND }
      scalar Date
      input In { a: Int! b: String c: In d: Boolean! = true e: In2! }
      input In2 { a: [E!]! }
      input One @oneOf { a: Int b: String }
      """;

  private final DocumentCache documents =
      new DocumentCache(EngineFixture.schema(SDL), EngineLimits.DEFAULT, Suggestions.OFF);

  @Test
  void assumesAValueOfEachType() {
    assertEquals(
        Map.of("n", 10, "f", 10.0, "s", "…", "i", "…", "e", "FIRST", "d", "…"),
        ready(
            "query($n: Int!, $f: Float!, $s: String!, $i: ID!, $e: E!, $d: Date!)"
                + " { t(n: $n, f: $f, s: $s, i: $i, e: $e, d: $d) }"));
    assertEquals(
        Map.of(
            "l",
            List.of(10),
            "o",
            Map.of("a", 10, "e", Map.of("a", List.of("FIRST"))),
            "x",
            Map.of("a", 10)),
        ready("query($l: [Int!]!, $o: In!, $x: One!) { t(l: $l, o: $o, x: $x) }"));
  }

  @Test
  void takesInWhatConditionsGuard() {
    assertEquals(
        Map.of("with", true, "without", false),
        ready(
            "query($with: Boolean!, $without: Boolean!)"
                + " { t @include(if: $with) u: t @skip(if: $without) }"));
  }

  @Test
  void assumesNothingThatIsGivenHasADefaultOrIsOptional() {
    String query = "query($a: Int!, $b: Int! = 1, $c: Int) { t(n: $a) u: t(n: $b) v: t(n: $c) }";

    assertEquals(Map.of(), documents.assuming(query, null, Map.of("a", 3)).values());
    assertInstanceOf(
        Prepared.Rejected.class, documents.assuming(query, null, Map.of("a", "x")).prepared());
    Map<String, @Nullable Object> none = new HashMap<>();
    none.put("a", null);
    assertInstanceOf(Prepared.Rejected.class, documents.assuming(query, null, none).prepared());
    assertInstanceOf(
        Prepared.Rejected.class, documents.assuming("{ u }", null, Map.of()).prepared());
  }

  private Map<String, Object> ready(String query) {
    Assumed assumed = documents.assuming(query, null, Map.of());
    assertInstanceOf(Prepared.Ready.class, assumed.prepared());
    return assumed.values();
  }
}
