// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream.Request;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.Wire;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies on their way through, and ends that come too early. */
class StreamingTest {
  private static final String HEAD = "Host: shop.example\r\n";

  private final RelayFixture gateway;
  private final Promise<Wire> wire = Promise.promise();

  StreamingTest() throws TimeoutException {
    this.gateway = new RelayFixture();
  }

  @AfterEach
  void stop() throws TimeoutException {
    gateway.close();
  }

  /** A length that is known is kept. */
  @Test
  void aBodyOfKnownLengthKeepsIt() throws Exception {
    Request seen = post("Content-Length: 5\r\n\r\nhello");
    assertEquals("5", seen.header("content-length"));
    assertFalse(seen.headers().contains("transfer-encoding"));
    assertEquals("hello", seen.body().toString());
  }

  /** Chunks are the gateway's own, without the client's extensions. */
  @Test
  void aBodyOfUnknownLengthComesInChunks() throws Exception {
    Request seen =
        post(
            "Transfer-Encoding: chunked\r\n\r\n5;evil=1\r\nhello\r\n1\r\n!\r\n0\r\nX-T: 1\r\n\r\n");
    assertEquals("chunked", seen.header("transfer-encoding"));
    assertFalse(seen.headers().contains("content-length"));
    assertEquals("hello!", seen.body().toString());
  }

  @Test
  void anEmptyBodyHasALength() throws Exception {
    Request seen = post("Content-Length: 0\r\n\r\n");
    assertEquals("0", seen.header("content-length"));
    assertFalse(seen.headers().contains("transfer-encoding"));
  }

  /** The reader of the response must see that it is incomplete. */
  @ParameterizedTest
  @ValueSource(strings = {"length", "chunked"})
  void aResponseThatBreaksOffIsNotEnded(String framing) throws Exception {
    boolean chunked = framing.equals("chunked");
    gateway
        .upstream()
        .on(
            "GET",
            "/a",
            request ->
                chunked
                    ? FakeResponse.steps(w -> {
                      w.write(FakeResponse.head(200, Map.of("transfer-encoding", "chunked")));
                      w.chunk("hello").close();
                    })
                    : FakeResponse.tooShort(100, "hello"));
    try (RawClient client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\n" + HEAD + "\r\n");
      assertEquals(200, client.head().status());
      String rest = client.rest();
      assertTrue(rest.contains("hello"), rest);
      assertFalse(rest.contains("0\r\n\r\n"), rest);
      assertTrue(rest.length() < 100, rest);
    }
  }

  @Test
  void aClientThatLeavesEndsTheResponse() throws Exception {
    gateway
        .upstream()
        .on(
            "GET",
            "/a",
            request ->
                FakeResponse.steps(w -> {
                  w.write(FakeResponse.head(200, Map.of("content-length", "1000000")) + "hello");
                  wire.complete(w);
                }));
    try (RawClient client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\n" + HEAD + "\r\n");
      client.head();
      assertEquals("hello", client.body(5));
      client.reset();
    }
    within(within(wire.future()).closed());
  }

  @Test
  void aClientThatLeavesBeforeTheResponseEndsTheRequest() throws Exception {
    gateway.upstream().on("GET", "/a", request -> FakeResponse.steps(wire::complete));
    try (RawClient client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\n" + HEAD + "\r\n");
      Wire waiting = within(wire.future());
      client.reset();
      within(waiting.closed());
    }
  }

  @Test
  void aClientThatLeavesAmidItsBodyEndsTheRequest() throws Exception {
    gateway.upstream().onHead("POST", "/a", request -> FakeResponse.steps(wire::complete));
    try (RawClient client = gateway.connect()) {
      client.send("POST /a HTTP/1.1\r\n" + HEAD + "Content-Length: 100\r\n\r\nhello");
      Wire waiting = within(wire.future());
      client.reset();
      within(waiting.closed());
    }
  }

  /** What the service says is heard though the body has no reader. */
  @Test
  void anEarlyResponseIsRelayed() throws Exception {
    gateway
        .upstream()
        .onHead("POST", "/a", request -> FakeResponse.of(413, Map.of("connection", "close"), "no"));
    try (RawClient client = gateway.connect()) {
      client.send("POST /a HTTP/1.1\r\n" + HEAD + "Content-Length: 1000\r\n\r\nhello");
      assertEquals(413, client.head().status());
      assertEquals("no", client.body(2));
    }
  }

  /** A malformed response reaches no client. */
  @Test
  void aResponseThatIsNoHttpIsAFailure() throws Exception {
    gateway.upstream().on("GET", "/a", request -> FakeResponse.garbage());
    assertEquals(502, gateway.get("/a", "").status());
  }

  /** What a plugin writes into a header cannot become a header of its own. */
  @Test
  void aHeaderWithALineBreakIsNotSent() throws Exception {
    Context context = gateway.vertx().getOrCreateContext();
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("X-User", "a\r\nX-Admin: 1");
    Future<ForwardedResponse> response = forward(context, headers, RequestBody.NONE);
    assertThrows(UpstreamException.class, () -> within(response));
    assertEquals(0, gateway.upstream().requests().size());
  }

  /** A body that its reader rejects midway resets what was sent of it. */
  @Test
  void aBodyThatFailsResetsTheRequest() throws Exception {
    gateway.upstream().onHead("POST", "/a", request -> FakeResponse.steps(wire::complete));
    Context context = gateway.vertx().getOrCreateContext();
    MultiMap headers = MultiMap.caseInsensitiveMultiMap();
    Pushed body = new Pushed(context);
    Future<ForwardedResponse> response =
        forward(context, headers, new RequestBody.Streamed(body, -1));
    body.push(Buffer.buffer("hello"));
    Wire waiting = within(wire.future());
    body.fail(new IllegalStateException("body: 2 MiB (expected: 1 MiB at most)"));
    within(waiting.closed());
    assertThrows(UpstreamException.class, () -> within(response));
  }

  private Future<ForwardedResponse> forward(Context context, MultiMap headers, RequestBody body) {
    ForwardRequest request =
        new ForwardRequest(
            HttpMethod.POST,
            "http",
            "shop.example",
            "/a",
            "",
            headers,
            body,
            "127.0.0.1",
            false,
            "1.1");
    Promise<ForwardedResponse> response = Promise.promise();
    context.runOnContext(now ->
        new Forwarder("facet", Timers.of(gateway.vertx()))
            .forward(request, gateway.route(new PathRewrite.Keep(), false), CallContext.detached())
            .onComplete(response));
    return response.future();
  }

  private Request post(String rest) throws Exception {
    gateway.upstream().on("POST", "/a", request -> FakeResponse.status(201));
    try (RawClient client = gateway.connect()) {
      client.send("POST /a HTTP/1.1\r\n" + HEAD + rest);
      assertEquals(201, client.head().status());
    }
    return gateway.upstream().requests().getFirst();
  }

  private static <T> T within(Future<T> future) throws TimeoutException {
    return future.await(60, TimeUnit.SECONDS);
  }
}
