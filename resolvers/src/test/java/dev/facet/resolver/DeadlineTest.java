// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.resolver.execute.ClientContext;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How the time of an operation is shared out among its waves. */
final class DeadlineTest {
  private static final String SDL =
      """
      type Query {
        a: A @rest(service: a, get: "/a")
        b: B @rest(service: a, get: "/b")
      }
      type A { id: Int b: B @rest(service: a, get: "/a/{parent.id}/b") }
      type B { id: Int c: C @rest(service: a, get: "/b/{parent.id}/c") }
      type C { id: Int }
      type Mutation { a: A @rest(service: a, post: "/a") }
      """;

  private final List<String> calls = new ArrayList<>();
  private long now = 1_000;

  /** A service that needs 100 for each response, and notes until when it may take. */
  private final class SlowService extends CallsOnly {
    SlowService() {
      super("a");
    }

    @Override
    public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
      calls.add(request.target() + " until " + context.deadline());
      now += 100;
      return Future.succeededFuture(
          new UpstreamResponse(
              200,
              MultiMap.caseInsensitiveMultiMap(),
              "{\"id\":1}".getBytes(StandardCharsets.UTF_8)));
    }
  }

  private List<String> calls(String query, long deadline) {
    GraphQlEngine engine =
        new EngineBuilder(SDL).alone().time(() -> now).over(Map.of("a", new SlowService()));
    CallContext context =
        new CallContext(deadline, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
    engine.execute(
        new GraphQlRequest(query, null, Map.of(), true, false),
        new ClientContext(false, Set.of(), Map.of(), "", "", context));
    return calls;
  }

  @Test
  void givesEachWaveAnEqualShareOfTheTimeLeft() {
    assertEquals(
        List.of("/a until 2000", "/a/1/b until 2550", "/b/1/c until 4000"),
        calls("{ a { b { c { id } } } }", 4_000));
  }

  @Test
  void givesAnOnlyWaveAllTheTime() {
    assertEquals(List.of("/a until 4000"), calls("{ a { id } }", 4_000));
  }

  @Test
  void countsTheWavesOfTheLongestWay() {
    assertEquals(
        List.of("/a until 2500", "/b until 2500", "/b/1/c until 4000"),
        calls("{ a { id } b { c { id } } }", 4_000).stream().sorted().toList());
  }

  @Test
  void cutsNoMutationShort() {
    assertEquals(
        List.of("/a until 4000", "/a/1/b until 4000"), calls("mutation { a { b { id } } }", 4_000));
  }

  @Test
  void sharesNothingOutWhereThereIsNoDeadline() {
    assertEquals(
        List.of("/a until " + CallContext.NO_DEADLINE, "/a/1/b until " + CallContext.NO_DEADLINE),
        calls("{ a { b { id } } }", CallContext.NO_DEADLINE));
  }
}
