// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.HashKey;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.discovery.EndpointSources;
import dev.facet.upstream.endpoint.Choice;
import dev.facet.upstream.endpoint.EndpointNotices;
import dev.facet.upstream.endpoint.ServiceEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RotationTest extends WithUpstream {
  @ParameterizedTest
  @CsvSource({"1, 1, abababab", "2, 1, abaabaab", "1, 3, babbbabb", "5, 1, aaabaaaa"})
  void takesEndpointsInTurnByWeight(int weightOfA, int weightOfB, String turns) {
    UpstreamConfig config =
        new ConfigBuilder()
            .and("http://host/a", weightOfA)
            .and("http://host/b", weightOfB)
            .with("balance", new Balance.InTurn())
            .build();
    ClientSettings settings =
        new ClientSettings(
            vertx, 1, null, () -> 0, NameLookup.ofSystem(vertx), EndpointSources.NONE);
    var endpoints =
        settings.endpoints(config, settings.opener(config), new EndpointNotices("users", () -> 0));

    String taken =
        IntStream.range(0, turns.length())
            .mapToObj(turn ->
                Objects.requireNonNull(endpoints.pick(new FirstChoice()))
                    .endpoint()
                    .join("")
                    .substring(1))
            .collect(Collectors.joining());

    assertEquals(turns, taken);
  }

  private record FirstChoice() implements Choice {
    @Override
    public boolean avoids(ServiceEndpoint endpoint) {
      return false;
    }

    @Override
    public @Nullable String value(HashKey key) {
      return null;
    }
  }

  @Test
  void spreadsCallsOverTheEndpoints() {
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      CallRunner runner =
          runner(config().and(other.url(), 2).with("balance", new Balance.InTurn()).build());

      for (int i = 0; i < 9; i++) {
        runner.call(get("/"));
      }

      assertEquals(3, upstream.count("/"));
      assertEquals(6, other.count("/"));
    }
  }

  @Test
  void anEndpointThatSaysNothingGetsNoFurtherCalls() {
    Promise<Wire> asked = Promise.promise();
    upstream.on("GET", "/", request -> FakeResponse.steps(asked::tryComplete));
    AtomicLong clock = new AtomicLong();
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      CallRunner runner =
          runner(
              config().and(other.url(), 1).with("balance", new Balance.InTurn()).build(),
              clock::get);
      Future<?> unanswered =
          runner.later(() -> runner.client().stream(get("/"), CallContext.detached()));
      CallRunner.await(asked.future());
      clock.addAndGet(Duration.ofMillis(101).toNanos());

      for (int i = 0; i < 8; i++) {
        runner.call(get("/"));
      }

      assertEquals(false, unanswered.isComplete());
      assertEquals(8, other.count("/"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', /a?b, /a?b",
    "/, /a?b, /a?b",
    "/base, /a/%2F?b=%20&&c, /base/a/%2F?b=%20&&c",
    "/base%20x/, /a, /base%20x/a",
    "/base, /, /base/"
  })
  void joinsTheBasePathAndKeepsEveryByte(String base, String target, String coalesced) {
    CallRunner runner = runner(ConfigBuilder.at(upstream.url() + base).build());

    runner.call(get(target));

    assertEquals(coalesced, upstream.requests().getFirst().target());
  }

  @Test
  void namesTheEndpointAsHost() {
    upstream.on("GET", "/", request -> FakeResponse.status(200));
    CallRunner runner = runner();

    runner.call(get("/"));

    assertEquals("127.0.0.1:" + upstream.port(), upstream.requests().getFirst().header("host"));
  }

  @Test
  void keepsTheHostOfTheRequest() {
    CallRunner runner = runner();
    var request = get("/");
    request.headers().add("host", "shop.example");

    runner.call(request);

    assertEquals("shop.example", upstream.requests().getFirst().header("host"));
  }
}
