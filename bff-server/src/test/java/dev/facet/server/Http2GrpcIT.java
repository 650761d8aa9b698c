// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeHttp2Stream;
import dev.facet.upstream.FakeUpstream;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What gRPC needs of a gateway between a client and a service of HTTP/2: trailers, streams both
 * ways at once, ends and resets as they were meant (T27, T28; RFC 9113, section 8.1).
 */
class Http2GrpcIT extends WithGrpc {
  private static final String METHOD = "/shop.Catalog/Get";

  private final CompletableFuture<FakeHttp2Stream> begun = new CompletableFuture<>();

  @BeforeEach
  void begin() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: true }
          management: { port: 0 }
        services:
          s: { endpoints: [{ url: "http://127.0.0.1:%s" }], protocol: http2 }
        routes: [ { id: grpc, match: { path: /shop.Catalog/* }, auth: none, to: { s: 1 } } ]
        """
            .formatted(service.port()));
    gateway.start(Mode.START);
  }

  private RawHttp2 call(boolean end) throws Exception {
    return call(METHOD, "application/grpc", end, "grpc-timeout", "5S");
  }

  @Test
  void t22EarlyHintsOfAServiceOfHttp2GoOnRfc8297() throws Exception {
    service.on(
        METHOD,
        (_, stream) ->
            stream
                .headers(0, ":status", "103", "link", "</a.css>")
                .headers(0, ":status", "102")
                .json(200, "[]"));
    try (RawHttp2 client = call(true)) {
      Map<String, String> hint = client.readHead();
      assertEquals(Map.of(":status", "103", "link", "</a.css>"), hint);
      assertEquals("[]", client.response(1).body());
    }
  }

  @Test
  void trailersAreForwardedAndSoIsWhatTheClientSaysOfTime() throws Exception {
    service.on(
        METHOD,
        (_, stream) ->
            stream
                .headers(0, ":status", "200", "content-type", "application/grpc")
                .data("reply")
                .headers(FakeFrame.END_STREAM, "grpc-status", "0", "grpc-message", "fine"));
    try (RawHttp2 client = call(false)) {
      RawHttp2.Response response = client.data(1, true, "ask").response(1);
      FakeUpstream.Request asked = service.requests().getFirst();

      assertEquals("reply", response.body());
      assertEquals(Map.of("grpc-status", "0", "grpc-message", "fine"), response.trailers());
      assertEquals("application/grpc", response.headers().get("content-type"));
      assertEquals("ask", asked.body().toString());
      assertEquals("trailers", asked.header("te"));
      assertEquals("5S", asked.header("grpc-timeout"));
    }
  }

  /** An error before the first message has but a head, which ends the stream. */
  @Test
  void aResponseOfTrailersAloneStaysOne() throws Exception {
    service.on(
        METHOD,
        (_, stream) -> stream.headers(FakeFrame.END_STREAM, ":status", "200", "grpc-status", "5"));
    try (RawHttp2 client = call(true)) {
      FakeFrame head = client.read(FakeFrame.HEADERS);

      assertTrue(head.has(FakeFrame.END_STREAM));
    }
  }

  @Test
  void bothSidesStreamAtOnce() throws Exception {
    service.onHead(METHOD, (_, stream) -> begun.complete(stream.head(200).data("1")));
    try (RawHttp2 client = call(false)) {
      FakeHttp2Stream stream = begun.get(60, TimeUnit.SECONDS);
      assertEquals("1", client.read(FakeFrame.DATA).payload().toString());
      for (int i = 1; i < 5; i++) {
        client.data(1, false, "ask");
        var _ = service.awaitFrames(frame -> frame.type() == FakeFrame.DATA, i);
        stream.data("reply" + i);
        assertEquals("reply" + i, client.read(FakeFrame.DATA).payload().toString());
      }
      client.data(1, true, "");
      var _ = service.awaitFrames(frame -> frame.has(FakeFrame.END_STREAM), 1);
      stream.headers(FakeFrame.END_STREAM, "grpc-status", "0");

      assertEquals("0", client.response(1, 200).trailers().get("grpc-status"));
    }
  }

  @Test
  void aClientThatGivesUpEndsTheCallOfTheServiceAndNoOther() throws Exception {
    service.onHead(METHOD, (_, stream) -> begun.complete(stream.head(200).data("1")));
    service.on("/shop.Catalog/List", (_, stream) -> stream.json(200, "[]"));
    try (RawHttp2 client = call(false)) {
      assertEquals("1", client.read(FakeFrame.DATA).payload().toString());
      client.send(
          FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) WithHttp2Clients.CANCEL));
      FakeFrame reset =
          service.awaitFrames(frame -> frame.type() == FakeFrame.RST_STREAM, 1).getFirst();

      assertEquals(WithHttp2Clients.CANCEL, reset.errorCode());
      assertEquals(200, client.request(3, true, "GET", "/shop.Catalog/List").response(3).status());
      assertEquals(1, service.connections());
    }
  }

  @Test
  void aServiceThatGivesUpNeverLooksDone() throws Exception {
    service.on(METHOD, (_, stream) -> begun.complete(stream.head(200).data("1")));
    try (RawHttp2 client = call(true)) {
      assertEquals("1", client.read(FakeFrame.DATA).payload().toString());
      begun.get(60, TimeUnit.SECONDS).reset((int) WithHttp2Clients.CANCEL);
      RawHttp2.Response response = client.response(1);

      assertEquals(WithHttp2Clients.INTERNAL_ERROR, response.reset());
      assertFalse(response.trailers().containsKey("grpc-status"));
    }
  }
}
