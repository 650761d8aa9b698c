// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.resolver.count.ServiceUsage;
import dev.facet.upstream.UpstreamFailure;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the engine tells of how much services send in vain. */
final class UsageTest {
  private static final String ANSWER = "{\"id\":1,\"name\":\"Ada\",\"note\":\"long\"}";

  private final EngineFixture gateway =
      new EngineFixture(
          """
          type Query {
            a: A @rest(service: a, get: "/a")
            b: A @rest(service: b, get: "/b")
            c: A @rest(service: b, get: "/c")
          }
          type A { id: Int name: String }
          """);

  UsageTest() {
    gateway.services.on("a GET /a", ANSWER).on("b GET /b", ANSWER);
  }

  private void ask(String query, int times) {
    for (int i = 0; i < times; i++) {
      gateway.answer(query);
    }
  }

  private ServiceUsage usage(String service) {
    return requireNonNull(gateway.usage().get(service));
  }

  @Test
  void knowsEveryServiceFromTheStart() {
    assertEquals(
        Set.of("a", "b", "catalog", "inventory", "orders", "reviews", "users"),
        gateway.usage().keySet());
    assertEquals(List.of("a", "b"), List.copyOf(gateway.usage().keySet()).subList(0, 2));
    assertEquals(new ServiceUsage(0, 0, 0, 0), usage("a"));
    assertEquals(0, usage("a").overFetch());
  }

  @Test
  void measuresOneResponseOfMany() {
    ask("{ a { name } }", 122);
    assertEquals(new ServiceUsage(122, 2, 2L * ANSWER.length(), 2 * 5), usage("a"));
    ask("{ a { name } }", 1);
    assertEquals(new ServiceUsage(123, 3, 3L * ANSWER.length(), 3 * 5), usage("a"));
    assertEquals(new ServiceUsage(0, 0, 0, 0), usage("b"));
    assertEquals(1 - 5.0 / ANSWER.length(), usage("a").overFetch(), 1e-9);
  }

  @Test
  void measuresCallsInTurn() {
    gateway.services.on("b GET /c", "{\"id\":1}");
    ask("{ b { name } c { id } }", 61);

    assertEquals(
        new ServiceUsage(122, 2, ANSWER.length() + "{\"id\":1}".length(), 5 + 1), usage("b"));
  }

  @Test
  void countsNoResponsesThatAreNotRead() {
    gateway.services.on("a GET /a", 500, "{}");
    gateway.services.fails("b GET /b", new UpstreamFailure.Unreachable("b", "refused"));
    ask("{ a { id } b { id } }", 3);

    assertEquals(new ServiceUsage(0, 0, 0, 0), usage("a"));
    assertEquals(new ServiceUsage(0, 0, 0, 0), usage("b"));
  }

  @Test
  void measuresWhereAClientAsksAsWell() {
    GraphQlRequest explained = new GraphQlRequest("{ a { id } }", null, Map.of(), true, true);
    gateway.response(explained, EngineFixture.anonymous());
    gateway.response(explained, EngineFixture.anonymous());

    assertEquals(new ServiceUsage(2, 1, ANSWER.length(), 1), usage("a"));
  }
}
