// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T29: WebSockets of clients that speak TLS (wss), to services with and without it. */
class WebSocketTlsIT extends WithWebSockets {
  private final Vertx vertx = Vertx.vertx();
  private TlsClient client;
  private FakeUpstream secure;
  private ServerSocket raw;

  @BeforeEach
  void start() throws Exception {
    TestPem authority = TestPem.authority(folder.resolve("made"));
    TestPem.Signed own = authority.sign("shop", "shop.example");
    client = TlsClient.trusting(authority);
    secure = FakeUpstream.startTls(vertx, authority.sign("chat", "localhost").options());
    raw = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    agree("");
    agree(secure, "");
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1, tls: { certificates: [{ cert: %s, key: %s }] } }
              management: { port: 0 }
            services:
              chat: { endpoints: [{ url: "http://chat.upstream" }] }
              secure: { endpoints: [{ url: "%s" }], tls: { ca: %s } }
              raw: { endpoints: [{ url: "http://127.0.0.1:%d" }] }
            routes:
              - { id: raw, match: { path: /raw }, auth: none, to: { raw: 1 } }
              - { id: chat, match: { path: /chat }, auth: none, to: { chat: 1 } }
              - { id: secure, match: { path: /secure/* }, auth: none, to: { secure: 1 }, rewrite: { strip: /secure } }
            """
                .formatted(own.cert(), own.key(), secure.url(), authority.ca(), raw.getLocalPort()))
        .start(Mode.START);
  }

  @AfterEach
  void stop() throws IOException, TimeoutException {
    raw.close();
    secure.close();
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  private RawConnection asking(String path, String lines) throws IOException {
    return new RawConnection(client.open(gateway.gateway().port(), "shop.example"))
        .send(handshake(lines).replace("/chat", path));
  }

  /** RFC 8441, where ALPN agrees on HTTP/2. */
  @ParameterizedTest
  @ValueSource(strings = {"/chat", "/secure/chat"})
  void t29FramesPassBothWaysOverHttp2(String path) throws Exception {
    SSLSocket socket = client.open(gateway.gateway().port(), "shop.example");
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    socket.setSSLParameters(parameters);
    try (RawHttp2 spoken = new RawHttp2(socket, Buffer.buffer())) {
      assertEquals("200", WithTunnels.ask(spoken, 1, path).readHead().get(":status"));
      Wire service = service();
      byte[] large = WebSocketFrames.frame(0x82, new byte[60_000], true);
      for (int at = 0; at < large.length; at += 16_000) {
        byte[] piece = Arrays.copyOfRange(large, at, Math.min(at + 16_000, large.length));
        WithTunnels.write(spoken, 1, piece);
      }
      service.received(large.length).await(60, TimeUnit.SECONDS);
      assertEquals(bytes(large), service.tunnelled());
      byte[] bye = WebSocketFrames.close(4000, "bye");
      service.write(bytes(bye)).close();
      WithTunnels.assertReads(bye, spoken, 1);
      WithTunnels.assertEnds(spoken, 1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/chat", "/secure/chat"})
  void t29FramesPassBothWaysAndCloseFramesToo(String path) throws Exception {
    try (RawConnection spoken = asking(path, "")) {
      assertEquals(101, spoken.readHead().status());
      Wire service = service();
      byte[] sent = WebSocketFrames.maskedText("x".repeat(60_000));
      byte[] echoed = WebSocketFrames.text("y".repeat(60_000));
      spoken.sendBytes(sent);
      service.received(sent.length).await(60, TimeUnit.SECONDS);
      assertEquals(bytes(sent), service.tunnelled());
      service.write(bytes(echoed));
      assertReads(echoed, spoken);

      byte[] bye = WebSocketFrames.close(4000, "bye");
      service.write(bytes(bye));
      assertReads(bye, spoken);
      spoken.sendBytes(WebSocketFrames.maskedClose(4000, "bye"));
      service.close();
      assertTrue(spoken.isCut());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/chat", "/secure/chat"})
  void t29EachSideThatEndsEndsTheOther(String path) throws Exception {
    try (RawConnection spoken = asking(path, "")) {
      assertEquals(101, spoken.readHead().status());
      service().reset();
      assertTrue(spoken.isCut());
    }
    Wire left;
    try (RawConnection spoken = asking(path, "")) {
      assertEquals(101, spoken.readHead().status());
      left = service();
    }
    left.closed().await(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/chat", "/secure/chat"})
  void t51StopClosesWith1001(String path) throws Exception {
    try (RawConnection spoken = asking(path, "")) {
      assertEquals(101, spoken.readHead().status());
      Wire service = service();
      gateway.clock().hold();
      Future<Void> stopped = gateway.gateway().shutdown();
      assertReads(WebSocketFrames.close(1001, "the gateway stops"), spoken);
      spoken.sendBytes(WebSocketFrames.maskedClose(1001, "the gateway stops"));
      gateway.clock().go();
      assertTrue(spoken.isCut());
      service.closed().await(60, TimeUnit.SECONDS);
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  /** RFC 8446, section 6.1: close_notify ends one direction alone. */
  @Test
  void t29WhatIsSentAfterTheEndOfTheServicesDirectionStillArrives() throws Exception {
    try (RawConnection spoken = asking("/raw", "");
        Socket accepted = raw.accept();
        RawConnection service = new RawConnection(accepted)) {
      byte[] last = WebSocketFrames.text("last");
      byte[] more = WebSocketFrames.maskedText("more");
      while (!service.line().isEmpty()) {} // the head of the handshake
      service.send(agreement(KEY, "")).sendBytes(last);
      assertEquals(101, spoken.readHead().status());
      assertReads(last, spoken);
      service.halfClose();
      assertTrue(spoken.closed());
      spoken.sendBytes(more);
      assertReads(more, service);
    }
  }

  /** RFC 6454, section 4: the scheme is part of an origin. */
  @Test
  void t29PagesOfTheGatewaysOwnOriginAreThoseOfHttps() throws Exception {
    try (RawConnection own = asking("/chat", "Origin: https://shop.example\r\n");
        RawConnection plain = asking("/chat", "Origin: http://shop.example\r\n")) {
      assertEquals(101, own.readHead().status());
      assertEquals(403, plain.read(false).status());
    }
  }
}
