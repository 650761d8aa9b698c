// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.resolver.document.DocumentCache;
import dev.facet.resolver.document.EngineLimits;
import dev.facet.resolver.input.Suggestions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An operation that may bring too many items is rejected before anything is called. */
final class CostLimitTest {
  private static final String SDL =
      """
      type Query {
        posts(first: Int): [Post] @rest(service: a, get: "/posts?n={args.first}")
          @listSize(assumedSize: 1001, slicingArguments: ["first"])
      }
      type Post { id: ID }
      """;

  private final EngineFixture gateway = new EngineFixture(SDL);

  private String answer(String query, Map<String, Object> variables, boolean explain) {
    return gateway
        .response(
            new GraphQlRequest(query, null, variables, true, explain), EngineFixture.anonymous())
        .json()
        .toString();
  }

  @Test
  void answersAtTheLimit() {
    gateway.services.on("a GET /posts?n=1000", "[]");
    assertEquals(
        "{\"data\":{\"posts\":[]}}", answer("{ posts(first: 1000) { id } }", Map.of(), false));
    String variable = "query($n: Int) { posts(first: $n) { id } }";
    assertEquals("{\"data\":{\"posts\":[]}}", answer(variable, Map.of("n", 1000), false));
  }

  @Test
  void rejectsBeyondTheLimitWithoutACall() {
    String rejected =
        "{\"errors\":[{\"message\":\"limits.cost: more than 1000 upstream items"
            + " (ask for shorter lists, or say with @listSize how long they are)\",\"extensions\":"
            + "{\"code\":\"LIMIT_EXCEEDED\"}}]}";
    assertEquals(rejected, answer("{ posts(first: 1001) { id } }", Map.of(), false));
    assertEquals(rejected, answer("{ posts { id } }", Map.of(), false));
    String variable = "query($n: Int) { posts(first: $n) { id } }";
    assertEquals(rejected, answer(variable, Map.of("n", 1001), false));
    assertEquals(rejected, answer(variable, Map.of(), false));
    assertEquals(List.of(), gateway.services.calls());
  }

  @Test
  void tellsTheFigureToClientsThatMayExplain() {
    assertEquals(
        "{\"errors\":[{\"message\":\"limits.cost: more than 1000 upstream items"
            + " (ask for shorter lists, or say with @listSize how long they are)\",\"extensions\":"
            + "{\"code\":\"LIMIT_EXCEEDED\",\"cost\":4711}}]}",
        answer("{ posts(first: 4711) { id } }", Map.of(), true));
    String other = answer("{ nothing }", Map.of(), true);
    assertFalse(other.contains("cost"), other);
  }

  @Test
  void explainsTheCostOfWhatIsAnswered() {
    gateway.services.on("a GET /posts?n=3", "[]");
    String response = answer("query($n: Int) { posts(first: $n) { id } }", Map.of("n", 3), true);
    assertTrue(response.contains("\"extensions\":{\"facet\":{\"cost\":3,"), response);
  }

  @Test
  void findsFaultsOfStoredDocumentsWhateverTheVariables() {
    DocumentCache documents =
        new DocumentCache(EngineFixture.schema(SDL), EngineLimits.DEFAULT, Suggestions.OFF);
    assertEquals(
        List.of(
            "limits.cost: more than 1000 upstream items"
                + " (ask for shorter lists, or say with @listSize how long they are)"),
        documents.faults("{ posts { id } }").stream().map(fault -> fault.message()).toList());
    assertEquals(List.of(), documents.faults("query($n: Int) { posts(first: $n) { id } }"));
  }
}
