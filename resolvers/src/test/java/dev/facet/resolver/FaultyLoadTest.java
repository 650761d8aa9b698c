// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A fault of the gateway in a call costs the fields of that call, as INTERNAL, and no others. */
class FaultyLoadTest {
  private static final String SDL =
      """
      type Query { posts: [Post] @rest(service: a, get: "/posts") }
      type Post {
        id: ID
        plain: String @rest(service: b, get: "/plain")
        notes: [Note]
          @rest(service: b, get: "/notes?of={keys}", batch: {key: "{parent.id}", match: "of", max: 9})
      }
      type Note { of: ID }
      """;

  /** Has posts; as service b it has a fault instead. */
  private static final class Service extends CallsOnly {
    private final boolean thrown;

    Service(String name, boolean thrown) {
      super(name);
      this.thrown = thrown;
    }

    @Override
    public Future<UpstreamResponse> call(UpstreamRequest request, CallContext context) {
      if (service().equals("a")) {
        byte[] posts = "[{\"id\":1},{\"id\":2}]".getBytes(StandardCharsets.UTF_8);
        return Future.succeededFuture(
            new UpstreamResponse(200, MultiMap.caseInsensitiveMultiMap(), posts));
      }
      IllegalStateException fault = new IllegalStateException("odd");
      if (thrown) {
        throw fault;
      }
      return Future.failedFuture(fault);
    }
  }

  private static String answer(String field, boolean thrown) {
    GraphQlEngine engine =
        new EngineBuilder(SDL)
            .over(Map.of("a", new Service("a", thrown), "b", new Service("b", thrown)));
    GraphQlRequest request =
        new GraphQlRequest("{ posts { id " + field + " } }", null, Map.of(), true, false);
    return engine.execute(request, EngineFixture.anonymous()).result().json().toString();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void isInternalWhetherThrownOrTold(boolean thrown) {
    for (String field : new String[] {"plain", "notes { of }"}) {
      String name = field.split(" ", 2)[0];
      String answer = answer(field, thrown);
      assertTrue(
          answer.startsWith(
              "{\"data\":{\"posts\":[{\"id\":\"1\",\"%1$s\":null},{\"id\":\"2\",\"%1$s\":null}]},"
                  .formatted(name)),
          answer);
      assertTrue(answer.contains("\"INTERNAL\""), answer);
    }
  }
}
