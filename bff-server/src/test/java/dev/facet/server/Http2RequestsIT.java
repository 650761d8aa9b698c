// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.listener.HttpListener;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** HTTP/2 by prior knowledge (RFC 9113, section 3.3), through the same pipeline as HTTP/1.1. */
class Http2RequestsIT extends WithHttp2Clients {
  private static final long FRAME_SIZE_ERROR = 6;

  @BeforeEach
  void script() {
    service()
        .on("GET", "/a", _ -> FakeResponse.json(200, "{}"))
        .on("POST", "/a", request -> FakeResponse.json(200, request.body().toString()))
        .on("HEAD", "/a", _ -> FakeResponse.raw("HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\n"))
        .on("GET", "/none", _ -> FakeResponse.status(204))
        .on("GET", "/cut", _ -> FakeResponse.tooShort(100, "part"));
  }

  @Test
  void forwardsAsHttp11AndSaysByWhichVersionItCame() throws Exception {
    start("");
    try (RawHttp2 client = speak()) {
      client.head(
          1,
          true,
          ":method",
          "GET",
          ":scheme",
          "http",
          ":authority",
          "shop.example",
          ":path",
          "/a?b=c",
          "cookie",
          "a=1",
          "cookie",
          "b=2");
      RawHttp2.Response response = client.response(1);
      FakeUpstream.Request asked = service().requests().getFirst();

      assertEquals(200, response.status());
      assertEquals("{}", response.body());
      assertEquals("/a?b=c", asked.target());
      assertEquals("a=1; b=2", asked.header("cookie"));
      assertEquals("shop.example", asked.header("x-forwarded-host"));
      assertTrue(asked.header("via").startsWith("2 "), asked.header("via"));
      assertEquals("2", access.members().getLast().get("protocol"));
      assertFalse(response.headers().containsKey("connection"), response.headers().toString());
    }
  }

  @Test
  void forwardsBodiesWithAndWithoutALength() throws Exception {
    start("");
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a").data(1, false, "[1").data(1, true, "]");

      assertEquals("[1]", client.response(1).body());
      assertEquals("chunked", service().requests().getLast().header("transfer-encoding"));
      client.request(3, false, "POST", "/a", "content-length", "2");
      client.data(3, true, "{}");

      assertEquals("{}", client.response(3).body());
      assertEquals("2", service().requests().getLast().header("content-length"));
    }
  }

  /** RFC 9110, sections 9.3.2 and 15.3.5 (T23). */
  @Test
  void responsesWithoutBodyEndWithTheirHead() throws Exception {
    start("");
    try (RawHttp2 client = speak()) {
      RawHttp2.Response head = client.request(1, true, "HEAD", "/a").response(1);

      assertEquals("7", head.headers().get("content-length"));
      assertEquals("", head.body());
      assertEquals(204, client.request(3, true, "GET", "/none").response(3).status());
    }
  }

  /** T27: a body that breaks off never looks complete (RFC 9113, section 8.1). */
  @Test
  void aBodyThatBreaksOffResetsItsStreamAndLeavesTheOthers() throws Exception {
    start("");
    try (RawHttp2 client = speak()) {
      RawHttp2.Response broken = client.request(1, true, "GET", "/cut").response(1);

      assertEquals(200, broken.status());
      assertEquals(INTERNAL_ERROR, broken.reset());
      assertEquals(200, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  /** RFC 9113, section 8.1: the client need not send the rest (T24). */
  @Test
  void anEarlyResponseEndsTheUploadWithoutError() throws Exception {
    start(", limits: { body: 10B }");
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/a").data(1, false, "more than ten");
      RawHttp2.Response response = client.response(1);

      assertEquals(413, response.status());
      assertTrue(response.body().contains("BODY_TOO_LARGE"), response.body());
      FakeFrame reset = client.read(FakeFrame.RST_STREAM);
      assertEquals(1, reset.stream());
      assertEquals(NO_ERROR, reset.errorCode());
      assertEquals(200, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  @Test
  void http11IsSpokenOnTheSamePort() throws Exception {
    start("");
    try (RawConnection client = gateway.connect()) {
      for (String part :
          List.of("P", "OST /a HTTP/1.1\r\nhost: a\r\ncontent-", "length: 0\r\n\r\n")) {
        client.send(part);
      }
      assertEquals(200, client.read(false).status());
      client.send("GET /a HTTP/1.1\r\nhost: a\r\n\r\n");
      assertEquals(200, client.read(false).status());
    }
  }

  /** B4: without {@code http2} the preface is one of another version (RFC 9110, section 15.6.6). */
  @Test
  void aListenerThatSpeaksHttp11AloneSaysSo() throws Exception {
    start(", via: edge", false);
    try (RawConnection client = gateway.connect()) {
      client
          .send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")
          .sendBytes(Buffer.buffer(new byte[9]).getBytes());

      assertEquals(505, client.read(false).status());
      assertTrue(client.closed());
    }
  }

  /** A request of HTTP/1.1 is no frame (RFC 9113, section 4.2). */
  @Test
  void http11InAConnectionOfHttp2EndsItAndIsNotLogged() throws Exception {
    start("");
    try (RecordedLog log = new RecordedLog(HttpListener.class.getName());
        RawHttp2 client = speak()) {
      assertEquals(200, client.request(1, true, "GET", "/a").response(1).status());
      client.sendBytes(Buffer.buffer("GET /secret HTTP/1.1\r\nhost: a\r\n\r\n"));

      assertEquals(FRAME_SIZE_ERROR, client.read(FakeFrame.GOAWAY).errorCode());
      assertEquals(1, log.events().size());
      assertFalse(log.events().getFirst().getFormattedMessage().contains("secret"));
    }
    assertEquals(1, service().requests().size());
  }

  /** T27: a call is given up with the stream of its client. */
  @Test
  void aClientThatResetsItsStreamEndsTheCall() throws Exception {
    CountDownLatch cancelled = new CountDownLatch(1);
    service()
        .on(
            "GET",
            "/never",
            _ -> FakeResponse.steps(wire -> wire.closed().onSuccess(_ -> cancelled.countDown())));
    start("");
    try (RawHttp2 client = speak()) {
      client.request(1, true, "GET", "/never");
      var _ = service().awaitRequests(1);
      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt((int) CANCEL));

      assertTrue(cancelled.await(60, TimeUnit.SECONDS));
      assertEquals(200, client.request(3, true, "GET", "/a").response(3).status());
    }
  }
}
