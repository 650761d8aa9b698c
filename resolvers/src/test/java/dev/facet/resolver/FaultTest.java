// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A fault of the gateway itself ends the execution it happens in, and no other one. */
class FaultTest {
  private static final String SDL =
      """
      type Query { thing: Thing @rest(service: a, get: "/thing") }
      type Thing { tag: String @from(path: "$header.etag") }
      """;
  private static final GraphQlRequest REQUEST =
      new GraphQlRequest("{ thing { tag } }", null, Map.of(), true, false);

  private final List<Promise<UpstreamResponse>> calls = new ArrayList<>();
  private final GraphQlEngine engine = new EngineBuilder(SDL).over(Map.of("a", new Waiting()));

  /** Answers when the test says so. */
  private final class Waiting extends CallsOnly {
    Waiting() {
      super("a");
    }

    @Override
    public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
      Promise<UpstreamResponse> promise = Promise.promise();
      calls.add(promise);
      return promise.future();
    }
  }

  @Test
  void allWaitersHearOfAnErrorAndTheNextOneIsServed() {
    Future<GraphQlResponse> first = engine.execute(REQUEST, EngineFixture.anonymous());
    Future<GraphQlResponse> waiter = engine.execute(REQUEST, EngineFixture.anonymous());
    assertEquals(1, calls.size());

    calls.getFirst().complete(answer(unreadable()));

    assertTrue(first.isComplete(), "no client may wait for ever");
    assertInstanceOf(StackOverflowError.class, first.cause());
    assertEquals(2, calls.size(), "waiters retry for themselves");
    calls.getLast().complete(answer(MultiMap.caseInsensitiveMultiMap().set("etag", "v1")));
    assertEquals("{\"data\":{\"thing\":{\"tag\":\"v1\"}}}", waiter.result().json().toString());

    assertFalse(engine.execute(REQUEST, EngineFixture.anonymous()).isComplete());
    assertEquals(3, calls.size(), "nothing of the fault is in the way");
  }

  private static UpstreamResponse answer(MultiMap headers) {
    return new UpstreamResponse(200, headers, "{}".getBytes(StandardCharsets.UTF_8));
  }

  /** Headers that no stack is deep enough for. */
  private static MultiMap unreadable() {
    return (MultiMap)
        Proxy.newProxyInstance(
            MultiMap.class.getClassLoader(),
            new Class<?>[] {MultiMap.class},
            (_, _, _) -> {
              throw new StackOverflowError();
            });
  }
}
