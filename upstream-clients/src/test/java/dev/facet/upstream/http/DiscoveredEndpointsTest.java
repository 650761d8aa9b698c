// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.discovery.EndpointSource;
import dev.facet.upstream.endpoint.FoundEndpoint;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DiscoveredEndpointsTest extends WithUpstream {
  private final ToldSource source = new ToldSource();
  private CallRunner runner = runner();

  /** Tells what a test has it tell. */
  private static final class ToldSource implements EndpointSource {
    private final Promise<Listener> started = Promise.promise();
    private volatile boolean closed;

    @Override
    public String place() {
      return "test";
    }

    @Override
    public void start(Listener listener) {
      started.complete(listener);
    }

    @Override
    public void close() {
      closed = true;
    }

    private void found(String... urls) {
      await(started.future())
          .found(
              Stream.of(urls)
                  .map(url -> new FoundEndpoint(URI.create(url), "users.internal", 1, 0))
                  .toList());
    }

    private void failed(String cause) {
      await(started.future()).failed(cause);
    }
  }

  @BeforeEach
  void discover() {
    runner = discovering(Duration.ofSeconds(60));
  }

  @AfterEach
  void close() {
    runner.close();
  }

  @Test
  void callsWaitForTheFirstLookAndGoByTheNameThatWasLookedUp() {
    Future<UpstreamResponse> call = later("/");
    source.found(upstream.url());

    assertEquals(404, await(call).status());
    assertEquals(
        "users.internal:" + upstream.port(), upstream.requests().getFirst().header("host"));
    assertEquals(1, runner.state().endpoints().size());
  }

  @Test
  void callsNoMoreOfThemThanAServiceMayHave() {
    source.found(
        IntStream.rangeClosed(1, 1_001)
            .mapToObj(port -> "http://127.0.0.1:" + port)
            .toArray(String[]::new));

    assertEquals(1_000, runner.state().endpoints().size());
  }

  @Test
  void callsFailOnceTheFirstLookHasFoundNothing() {
    Future<UpstreamResponse> call = later("/");
    source.failed("no such name");

    Unreachable expected = new Unreachable("users", "no endpoint known yet: no such name");
    assertEquals(expected, failureOf(call));
    assertEquals(expected, runner.failure(get("/")));
    assertFalse(runner.state().discoveryFault().isEmpty());
  }

  @Test
  void callsWaitForTheFirstLookNoLongerThanForAConnection() {
    try (CallRunner hasty = discovering(Duration.ofMillis(1))) {
      assertEquals(new Unreachable("users", "no endpoint known yet"), hasty.failure(get("/")));
    }
  }

  @Test
  void nothingFoundLaterChangesNothing() {
    source.found(upstream.url());
    source.found();

    assertEquals(404, runner.call(get("/")).status());
    assertFalse(runner.state().discoveryFault().isEmpty());
    source.found(upstream.url());
    assertEquals("", runner.state().discoveryFault());
  }

  @Test
  void anEndpointThatIsGoneLosesItsIdleConnections() {
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      Future<Wire> wire = wireOf("/", FakeResponse.status(200)::write);
      source.found(upstream.url());
      runner.call(get("/"));

      source.found(other.url());
      await(await(wire).closed());
      assertEquals(404, runner.call(get("/")).status());
      assertEquals(1, other.requests().size());
    }
  }

  @Test
  void anEndpointThatIsGoneEndsItsCallsAndThenLosesTheirConnections() throws Exception {
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      Promise<Wire> wire = Promise.promise();
      upstream.on("GET", "/", _ -> FakeResponse.steps(wire::complete));
      source.found(upstream.url());
      Future<UpstreamResponse> call = later("/");
      Wire open = await(wire.future());

      source.found(other.url());
      assertEquals(404, runner.call(get("/")).status());
      assertFalse(open.closed().isComplete());
      FakeResponse.json(200, "{}").write(open);

      assertEquals(200, await(call).status());
      await(open.closed());
      assertEquals(1, other.requests().size());
    }
  }

  @Test
  void whatStaysKeepsItsConnections() {
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      source.found(upstream.url());
      runner.call(get("/"));
      source.found(other.url(), upstream.url());
      for (int call = 0; call < 4; call++) {
        runner.call(get("/"));
      }

      assertEquals(5, upstream.requests().size() + other.requests().size());
      assertEquals(1, upstream.connections());
    }
  }

  @Test
  void theServiceIsRecognisedByAddressAndName() {
    source.found(upstream.url() + "/v1");

    assertEquals(
        List.of(upstream.url() + "/v1", "http://users.internal:" + upstream.port() + "/v1"),
        runner.client().bases().stream().map(URI::toString).toList());
  }

  @Test
  void theSourceIsClosedWithTheClient() {
    runner.close();

    assertTrue(source.closed);
  }

  private Future<UpstreamResponse> later(String target) {
    return runner.later(() -> runner.client().call(get(target), CallContext.detached()));
  }

  private CallRunner discovering(Duration connect) {
    ToldSource told = connect.toMillis() == 1 ? new ToldSource() : source;
    return new CallRunner(
        new ClientSettings(vertx, 1, null, System::nanoTime, NameLookup.ofSystem(vertx), _ -> told),
        new ConfigBuilder()
            .with("discover", new DiscoverConfig("any", null, null, null, null, null, null))
            .connectTimeout(connect)
            .idle(Duration.ofHours(1)) // nothing else closes a connection
            .build());
  }
}
