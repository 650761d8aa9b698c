// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
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
      Promise<Answer> answer = Promise.promise();
      upstream.on("GET", "/", _ -> Answer.later(answer.future()));
      other.on("GET", "/", _ -> Answer.later(answer.future()));
      Caller caller = named();

      List<Future<UpstreamResponse>> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        calls.add(caller.later(() -> caller.client().call(get("/"), CallContext.detached())));
      }
      upstream.awaitRequests(3);
      other.awaitRequests(3);
      answer.complete(Answer.status(200));

      calls.forEach(call -> assertEquals(200, await(call).status()));
    }
  }

  @Test
  void theNextAddressIsTriedWhereOneRefuses() {
    addresses = List.of("::1", "127.0.0.9", "127.0.0.1");

    assertEquals(404, named().call(get("/")).status());
  }

  @Test
  void aNameIsLookedUpAgainAfterTheLifeOfItsConnections() {
    Caller caller = named();
    try (FakeUpstream other = other()) {
      caller.call(get("/"));
      addresses = List.of("127.0.0.2");
      clock.addAndGet(Duration.ofSeconds(20).toNanos());
      caller.call(get("/"));
      assertEquals(0, other.requests().size());

      clock.addAndGet(Duration.ofSeconds(50).toNanos());
      caller.call(get("/"));

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
    Caller caller =
        caller(
            config("svc.test"),
            clock::get,
            host -> Future.failedFuture(new UnknownHostException(host + ": Name not known")));

    assertInstanceOf(Unreachable.class, caller.failure(get("/")));
  }

  @Test
  void theSystemKnowsLocalhost() {
    assertEquals(404, caller(config("localhost")).call(get("/")).status());
  }

  private FakeUpstream other() {
    return FakeUpstream.start(vertx, "127.0.0.2", upstream.port());
  }

  private Caller named() {
    return caller(config("svc.test"), clock::get, this::lookUp);
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
