// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.Wire;
import io.netty.channel.epoll.Epoll;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T27: clients that end their direction, or leave (RFC 9112, section 9.6). */
class HalfClosedClientsIT extends WithGateway {
  private final CompletableFuture<Wire> wire = new CompletableFuture<>();

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          shop: { endpoints: [{ url: "http://shop.upstream" }], timeout: { attempt: 5m, total: 5m } }
        routes:
          - { id: all, match: { path: /* }, auth: none, to: { shop: 1 } }
        """);
    for (String method : new String[] {"GET", "POST"}) {
      shop().on(method, "/a", _ -> FakeResponse.steps(wire::complete));
    }
    gateway.start(Mode.START);
  }

  private FakeUpstream shop() {
    return gateway.upstream("shop");
  }

  private Wire service() throws Exception {
    return wire.get(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /a HTTP/1.1\r\nHost: a\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi",
      })
  void t27ClientThatHalfClosesStillGetsItsResponseRfc9112Section9(String request) throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send(request).halfClose();
      FakeResponse.of(200, Map.of(), "ok").write(service());
      assertEquals("ok", client.readFinal().body());
      assertTrue(client.closed());
    }
  }

  /** Once it has been asked, in a moment, it is waited for as long as the service takes. */
  @Test
  void t27HoweverLateItIsRfc9112Section9() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n").halfClose();
      assertEquals(100, client.readHead().status());
      awaitQuestions(4);
      FakeResponse.of(200, Map.of(), "ok").write(service());
      if (!Epoll.isAvailable()) {
        assertEquals(100, client.readHead().status());
      }
      assertEquals("ok", client.read(false).body());
    }
  }

  /** Other clients are asked, each as long after its request as another one was. */
  private void awaitQuestions(int times) throws Exception {
    for (int asked = 0; asked < times; asked++) {
      CompletableFuture<Wire> later = new CompletableFuture<>();
      shop().on("GET", "/later", _ -> FakeResponse.steps(later::complete));
      try (RawConnection other = gateway.connect()) {
        other.send("GET /later HTTP/1.1\r\nHost: a\r\n\r\n").halfClose();
        assertEquals(100, other.readHead().status());
        FakeResponse.status(204).write(later.get(60, TimeUnit.SECONDS));
        assertEquals(204, other.readFinal().status());
      }
    }
  }

  /** What comes of the response asks as well as an interim response does. */
  @Test
  void t27SoDoesOneWhoseResponseRestsBehindItsBeginningRfc9112Section9() throws Exception {
    assumeTrue(Epoll.isAvailable(), "which comes first is known on Linux");
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
      Wire service = service();
      client.halfCloseFirst();
      service.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhi");
      RawConnection.Response head = client.readHead();
      while (head.status() == 100) {
        head = client.readHead();
      }
      assertEquals(2, client.readBytes(2).length);
      awaitQuestions(4);
      service.write("hi");
      assertEquals(2, client.readBytes(2).length);
      assertTrue(client.closed());
    }
  }

  @Test
  void t27ClientThatLeavesIsFoundOutByTheBeginningOfItsResponse() throws Exception {
    assumeTrue(Epoll.isAvailable(), "the system is not asked otherwise");
    Wire service;
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
      service = service();
    }
    service.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhi");
    service.closed().await(60, TimeUnit.SECONDS);
  }

  /** The last request is one of HTTP/1.0, whose end is its client's; those before it are not. */
  @Test
  void t27OnlyTheLastRequestEndsWithItsClientRfc9112Section9() throws Exception {
    CompletableFuture<Wire> last = new CompletableFuture<>();
    shop().on("GET", "/b", _ -> FakeResponse.steps(last::complete));
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.0\r\n\r\n").halfClose();
      FakeResponse.of(200, Map.of(), "ok").write(service());
      assertEquals("ok", client.readFinal().body());
      assertTrue(client.isCut());
      last.get(60, TimeUnit.SECONDS).closed().await(60, TimeUnit.SECONDS);
    }
  }

  /** The gateway waits for the client time and again: the system takes no more meanwhile. */
  @Test
  void t27ClientThatHalfClosesGetsAllOfALongResponseRfc9112Section9() throws Exception {
    int piece = 1 << 20;
    int pieces = 16;
    try (RawConnection client = gateway.connect();
        RawConnection other = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n").halfClose();
      FakeResponse.of(200, Map.of(), "x".repeat(pieces * piece)).write(service());
      RawConnection.Response head = client.readHead();
      while (head.status() == 100) {
        head = client.readHead();
      }
      assertEquals(200, head.status());
      for (int i = 0; i < pieces; i++) {
        assertEquals(404, other.send("GET /no HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status());
        assertEquals(piece, client.readBytes(piece).length);
      }
      assertTrue(client.isCut());
    }
  }

  @Test
  void t27SoDoThePipelinedRequestsBeforeItRfc9112Section9() throws Exception {
    try (RawConnection client = gateway.connect()) {
      String other = "GET /no HTTP/1.1\r\nHost: a\r\n\r\n";
      client.send(other + other + "GET /a HTTP/1.1\r\nHost: a\r\n\r\n").halfClose();
      assertEquals(404, client.readFinal().status());
      assertEquals(404, client.readFinal().status());
      FakeResponse.of(200, Map.of(), "ok").write(service());
      assertEquals("ok", client.readFinal().body());
      assertTrue(client.closed());
    }
  }

  /** What follows is no whole request, and takes nothing from the one before. */
  @ParameterizedTest
  @ValueSource(
      strings = {"GET /b HT", "POST /b HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhi"})
  void t27SoDoesTheRequestBeforeOneThatIsNotWholeRfc9112Section9(String more) throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n" + more).halfClose();
      FakeResponse.of(200, Map.of(), "ok").write(service());
      assertEquals("ok", client.readFinal().body());
      assertTrue(client.closed());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "GET /a HT",
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nhi",
      })
  void t27WhatIsNoWholeRequestIsClosedWithIt(String request) throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send(request).halfClose();
      assertTrue(client.isCut());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void t27ClientThatLeavesTakesItsCallAlong(boolean reset) throws Exception {
    RawConnection client = gateway.connect();
    client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
    Wire service = service();
    if (reset) {
      client.reset();
    } else {
      client.close();
    }
    service.closed().await(60, TimeUnit.SECONDS);
  }

  /** As nginx leaves by default, whose requests to services are of HTTP/1.0. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void t27ClientOfHttp10ThatSendsNothingMoreHasLeftRfc9112Section9(boolean half) throws Exception {
    Wire service;
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.0\r\n\r\n");
      service = service();
      if (half) {
        client.halfClose();
        assertTrue(client.isCut());
      }
    }
    service.closed().await(60, TimeUnit.SECONDS);
  }

  @Test
  void t27SoHasOneThatReadsABodyWithoutALength() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.0\r\n\r\n");
      Wire service = service();
      service.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").chunk("hi");
      assertEquals(200, client.readHead().status());
      client.readBytes(2);
      client.halfClose();
      service.closed().await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void t27ClientThatLeavesABodyThatRestsTakesItAlong() throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
      service().write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi");
      assertEquals(200, client.readHead().status());
      client.readBytes(2);
    }
    service().closed().await(60, TimeUnit.SECONDS);
  }
}
