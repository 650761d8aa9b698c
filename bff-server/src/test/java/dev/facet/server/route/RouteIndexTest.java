// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.route.RouteResult.Found;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How many routes a request is compared with, not how long that takes. */
class RouteIndexTest {
  private static final int MANY = 10_000;

  /** So many headers may be looked at, to find the candidates and to compare one with each. */
  private static final int FEW = 20;

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger lookedAt = new AtomicInteger();

  private RouteTable<Integer> table(IntFunction<RouteMatch> match) {
    List<Found<Integer>> routes =
        IntStream.range(0, MANY).mapToObj(i -> new Found<>("r" + i, match.apply(i), i)).toList();
    RouteTraits<Integer> counting =
        new RouteTraits<>(
            (_, _) -> {
              asked.incrementAndGet();
              return false;
            },
            (_, _) -> true);
    return new RouteTable<>(routes, counting);
  }

  private static RouteMatch match(
      String path, Map<String, String> headers, Map<String, String> query) {
    return new RouteMatch(
        null, null, PathPattern.parse(path), Set.of(), headers, query, SlashRules.STRICT);
  }

  /** Headers that count how often one of them is looked at. */
  private MultiMap counting(MultiMap headers) {
    return (MultiMap)
        Proxy.newProxyInstance(
            MultiMap.class.getClassLoader(),
            new Class<?>[] {MultiMap.class},
            (_, method, arguments) -> {
              lookedAt.incrementAndGet();
              return method.invoke(headers, arguments);
            });
  }

  /** Every look-up asks each route that accepts the request, and none takes it. */
  private void assertAsksOne(RouteTable<Integer> table, String path, String query, String tenant) {
    asked.set(0);
    lookedAt.set(0);
    MultiMap headers =
        counting(MultiMap.caseInsensitiveMultiMap().add("x-tenant", tenant).add("x-b", "1"));
    RouteQuestion question =
        new RouteQuestion("http", "a.example", HttpMethod.GET, path, headers, query);
    List<Found<Integer>> found = seen(table, question);
    assertEquals(List.of(), found);
    assertEquals(1, asked.get());
    assertTrue(lookedAt.get() < FEW, lookedAt + " headers");
  }

  private static <T> List<Found<T>> seen(RouteTable<T> table, RouteQuestion question) {
    return table.find(question) instanceof Found<T> found ? List.of(found) : List.of();
  }

  @Test
  void templatesAreLookedUpByTheirFixedSegmentsBehindVariables() {
    assertAsksOne(
        table(i -> match("/api/{tenant}/r" + i, Map.of(), Map.of())), "/api/t/r77", "", "");
    assertAsksOne(
        table(i -> match("/api/{tenant}/r" + i + "/{id}/*", Map.of(), Map.of())),
        "/api/t/r77/9/more",
        "",
        "");
  }

  @Test
  void templatesAreLookedUpByTheirBeginning() {
    assertAsksOne(
        table(i -> match("/api/t" + i + "/{id}", Map.of(), Map.of())), "/api/t9/1", "", "");
  }

  @Test
  void routesOfOnePathAreLookedUpByHeadersAndQuery() {
    assertAsksOne(
        table(i -> match("/a", Map.of("x-tenant", "t" + i, "x-b", "1"), Map.of())), "/a", "", "t5");
    assertAsksOne(
        table(i -> match("/a", Map.of("x-b", "1"), Map.of("kind", "all", "id", "é" + i))),
        "/a",
        "kind=all&id=%C3%A977",
        "");
    RouteTable<Integer> both =
        table(i -> match("/{x}/a", Map.of("x-tenant", "t" + i / 100), Map.of("id", "v" + i % 100)));
    assertAsksOne(both, "/y/a", "id=v7&id=other", "t5");
    assertAsksOne(both, "/y/a", "id=other&id=v7", "t5");
  }
}
