// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.facet.resolver.document.EngineLimits;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * How much an operation makes the gateway do, in bytes allocated: they are the same in every run,
 * which times are not. Services are in memory, so that all of it is the engine's.
 */
class WorkTest {
  private static final String SDL =
      """
      type Query {
        greet: String @value(json: "Hello")
        posts: [Post!]! @rest(service: a, get: "/posts")
      }
      type Post { id: Int! title: String! user: User @ref(key: "{parent.userId}") }
      type User
        @entity(service: b, key: "id", many: {get: "/users?id={keys}", match: "id", max: 100}) {
        id: Int!
        name: String!
      }
      """;
  private static final String QUERY = "{ posts { id title user { id name } } }";
  private static final int USERS = 10;
  private static final int WARM_UP = 300;
  private static final int MEASURED = 50;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static EngineFixture serving(int posts) {
    EngineFixture gateway = new EngineFixture(SDL);
    StringBuilder body = new StringBuilder("[");
    for (int i = 0; i < posts; i++) {
      body.append(i == 0 ? "" : ",")
          .append(
              "{\"id\":%d,\"userId\":%d,\"title\":\"a title\",\"body\":\"%s\"}"
                  .formatted(i, i % USERS, "words ".repeat(30)));
    }
    gateway.services.on("a GET /posts", body.append(']').toString());
    StringBuilder keys = new StringBuilder();
    StringBuilder users = new StringBuilder("[");
    for (int i = 0; i < USERS; i++) {
      keys.append(i == 0 ? "" : ",").append(i);
      users.append(i == 0 ? "" : ",").append("{\"id\":%d,\"name\":\"Ada\"}".formatted(i));
    }
    gateway.services.on("b GET /users?id=" + keys, users.append(']').toString());
    return gateway;
  }

  private static long allocated(Runnable operation) {
    for (int i = 0; i < WARM_UP; i++) {
      operation.run();
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < MEASURED; i++) {
      operation.run();
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / MEASURED;
  }

  private static long allocated(EngineFixture gateway, String query) {
    GraphQlRequest request = new GraphQlRequest(query, null, Map.of(), true, false);
    return allocated(() -> {
      gateway.response(request, EngineFixture.anonymous());
      gateway.services.forget();
    });
  }

  @Test
  void anOperationOverAHundredItemsStaysSmall() {
    long bytes = allocated(serving(100), QUERY);

    assertTrue(bytes < 60_000, "allocated: " + bytes);
  }

  @Test
  void anOperationWithoutCallsStaysTiny() {
    long bytes = allocated(serving(1), "{ greet }");

    assertTrue(bytes < 4_000, "allocated: " + bytes);
  }

  @Test
  void workGrowsWithTheNumberOfItems() {
    long few = allocated(serving(100), QUERY);
    long more = allocated(serving(1_000), QUERY);
    long many = allocated(serving(10_000), QUERY);

    double first = (more - few) / 900.0;
    double second = (many - more) / 9_000.0;
    assertEquals(1, second / first, 0.3, first + " and " + second + " bytes an item");
  }

  @Test
  void planningGrowsWithTheDocument() {
    long few = planned(10);
    long more = planned(100);

    assertTrue(more < few * 15, "allocated: " + few + " and " + more);
  }

  /** What a document costs that was not seen before, with so many aliases. */
  private static long planned(int aliases) {
    EngineFixture gateway =
        new EngineFixture(
            SDL,
            new EngineLimits(
                20_000, 1_000_000, 15, 100_000, 1_000, 1_000, 50, 10, 100, 1_000, true));
    int[] round = {0};
    return allocated(() -> {
      StringBuilder query = new StringBuilder("{ r").append(round[0]++).append(": greet");
      for (int i = 0; i < aliases; i++) {
        query.append(" a").append(i).append(": greet");
      }
      gateway.response(
          new GraphQlRequest(query.append('}').toString(), null, Map.of(), true, false),
          EngineFixture.anonymous());
    });
  }

  @Test
  void explainingCostsNothingUnlessAskedFor() {
    EngineFixture gateway = serving(100);
    long unasked = allocated(gateway, QUERY);
    GraphQlRequest explained = new GraphQlRequest(QUERY, null, Map.of(), true, true);
    long asked =
        allocated(() -> {
          gateway.response(explained, EngineFixture.anonymous());
          gateway.services.forget();
        });
    long again = allocated(gateway, QUERY);

    assertTrue(asked > unasked, "allocated: " + unasked + " and " + asked);
    assertEquals(1, (double) again / unasked, 0.15); // the JIT is the rest
  }
}
