// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class EndpointAddressTest extends WithUpstream {
  private final AtomicLong clock = new AtomicLong();
  private final List<String> asked = new ArrayList<>();
  private List<String> addresses = List.of("127.0.0.1");

  @Test
  void allAddressesOfANameAreUsedInTurn() throws InterruptedException {
    addresses = List.of("127.0.0.1", "127.0.0.2");
    try (FakeUpstream other = other()) {
      Promise<FakeResponse> response = Promise.promise();
      upstream.on("GET", "/", _ -> FakeResponse.later(response.future()));
      other.on("GET", "/", _ -> FakeResponse.later(response.future()));
      CallRunner runner = named();

      List<Future<UpstreamResponse>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        calls.add(runner.later(() -> runner.client().call(get("/"), CallContext.detached())));
      }
      upstream.awaitRequests(3);
      other.awaitRequests(3);
      response.complete(FakeResponse.status(200));

      calls.forEach(call -> assertEquals(200, await(call).status()));
    }
  }

  @Test
  void theNextAddressIsTriedWhereOneRejects() {
    addresses = List.of("::1", "127.0.0.9", "127.0.0.1");

    assertEquals(404, named().call(get("/")).status());
  }

  @Test
  void anAddressThatRejectsIsTheLastOneToBeTriedForAWhile() {
    addresses = List.of("127.0.0.2", "127.0.0.1");
    CallRunner runner =
        runner(
            ConfigBuilder.at("http://svc.test:" + upstream.port())
                .idle(Duration.ofSeconds(1))
                .build(),
            clock::get,
            this::lookUp);
    runner.call(get("/"));
    try (FakeUpstream other = other()) {
      for (int turn = 0; turn < 4; turn++) {
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        runner.call(get("/"));
      }
      assertEquals(0, other.requests().size());

      for (int turn = 0; turn < 2; turn++) {
        clock.addAndGet(Duration.ofSeconds(2).toNanos());
        runner.call(get("/"));
      }
      assertEquals(1, other.requests().size());
    }
    assertEquals(6, upstream.requests().size());
  }

  @Test
  void aNameIsLookedUpAgainAfterTheLifeOfItsConnections() {
    CallRunner runner = named();
    try (FakeUpstream other = other()) {
      runner.call(get("/"));
      addresses = List.of("127.0.0.2");
      clock.addAndGet(Duration.ofSeconds(20).toNanos());
      runner.call(get("/"));
      assertEquals(0, other.requests().size());

      clock.addAndGet(Duration.ofSeconds(50).toNanos());
      runner.call(get("/"));

      assertEquals(1, other.requests().size());
      assertEquals(List.of("svc.test", "svc.test"), asked);
      assertEquals("svc.test:" + upstream.port(), other.requests().getFirst().header("host"));
    }
  }

  @Test
  void whereNoAddressCanBeReachedTheLastOneSaysWhy() {
    addresses = List.of("127.0.0.9", "127.0.0.8");

    UpstreamFailure failure = named().failure(get("/"));

    String detail = assertInstanceOf(Unreachable.class, failure).detail();
    assertTrue(detail.contains("Connection refused") && detail.contains("127.0.0.8"), detail);
  }

  @Test
  void aNameThatNobodyKnowsIsUnreachable() {
    CallRunner runner =
        runner(
            config("svc.test"),
            clock::get,
            host -> Future.failedFuture(new UnknownHostException(host + ": Name not known")));

    assertInstanceOf(Unreachable.class, runner.failure(get("/")));
  }

  @Test
  void theSystemKnowsLocalhost() {
    assertEquals(404, runner(config("localhost")).call(get("/")).status());
  }

  private FakeUpstream other() {
    return FakeUpstream.start(vertx, "127.0.0.2", upstream.port());
  }

  private CallRunner named() {
    return runner(config("svc.test"), clock::get, this::lookUp);
  }

  private UpstreamConfig config(String host) {
    return ConfigBuilder.at("http://" + host + ":" + upstream.port())
        .lifetime(Duration.ofSeconds(60))
        .build();
  }

  private Future<List<InetAddress>> lookUp(String host) {
    asked.add(host);
    List<InetAddress> found = new ArrayList<>();
    for (String address : addresses) {
      try {
        found.add(InetAddress.getByName(address));
      } catch (UnknownHostException e) {
        return Future.failedFuture(e);
      }
    }
    return Future.succeededFuture(found);
  }
}
