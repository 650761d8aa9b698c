// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.PUSH_PROMISE;
import static dev.facet.upstream.FakeFrame.SETTINGS;
import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeHttp2Stream;
import dev.facet.upstream.FakeUpstream.Request;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.config.ConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses of HTTP/2, good ones and malformed ones, and connections that are used wrongly. */
final class Http2ResponseTest extends WithHttp2 {
  private static final Map<String, Consumer<FakeHttp2Stream>> MALFORMED =
      Map.ofEntries(
          Map.entry("no status", stream -> stream.headers(END_STREAM, "a", "b")),
          Map.entry("status 600", stream -> stream.headers(END_STREAM, ":status", "600")),
          Map.entry("status 0200", stream -> stream.headers(END_STREAM, ":status", "0200")),
          Map.entry("switches", stream -> stream.head(101)),
          Map.entry("interim that ends", stream -> stream.headers(END_STREAM, ":status", "103")),
          Map.entry(
              "connection",
              stream -> stream.headers(END_STREAM, ":status", "200", "connection", "close")),
          Map.entry(
              "upper case",
              stream -> stream.headers(END_STREAM, ":status", "200", "Content-Type", "a/b")),
          Map.entry(
              "two lengths",
              stream ->
                  stream
                      .headers(0, ":status", "200", "content-length", "1", "content-length", "2")
                      .end("1")),
          Map.entry(
              "short",
              stream -> stream.headers(0, ":status", "200", "content-length", "3").end("ab")),
          Map.entry(
              "empty",
              stream -> stream.headers(END_STREAM, ":status", "200", "content-length", "3")),
          Map.entry(
              "long",
              stream -> stream.headers(0, ":status", "200", "content-length", "1").end("ab")),
          Map.entry("body on 204", stream -> stream.head(204).end("ab")),
          Map.entry("body on 304", stream -> stream.head(304).end("ab")),
          Map.entry("body without a head", stream -> stream.end("ab")),
          Map.entry(
              "status in the trailers",
              stream -> stream.head(200).data("{}").headers(END_STREAM, ":status", "200")),
          Map.entry("second head", stream -> stream.head(200).head(200).end("{}")),
          Map.entry(
              "pushes",
              stream -> stream.frame(PUSH_PROMISE, 4, stream.id(), Buffer.buffer().appendInt(2))),
          Map.entry("data on no stream", stream -> stream.frame(0, 0, 0, Buffer.buffer("a"))),
          Map.entry(
              "response on a stream of the service's own",
              stream -> stream.frame(1, 5, 2, Buffer.buffer(new byte[] {(byte) 0x88}))),
          Map.entry("odd settings", stream -> stream.frame(SETTINGS, 0, 0, Buffer.buffer("abc"))));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no status",
        "status 600",
        "status 0200",
        "switches",
        "interim that ends",
        "connection",
        "upper case",
        "two lengths",
        "short",
        "empty",
        "long",
        "body on 204",
        "body on 304",
        "body without a head",
        "status in the trailers",
        "second head",
        "pushes",
        "data on no stream",
        "odd settings",
        "response on a stream of the service's own"
      })
  void isMalformed(String how) {
    service.on("/", (_, stream) -> Objects.requireNonNull(MALFORMED.get(how)).accept(stream));
    CallRunner runner = runner();

    UpstreamFailure failure = runner.failure(get("/"));

    assertInstanceOf(Malformed.class, failure, failure::cause);
    assertTrue(failure.cause().startsWith("not HTTP: HTTP/2: "), failure::cause);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, a Content-Length that is no number",
    "x, a Content-Length that is no number",
    "'1,2', Content-Length twice"
  })
  void aLengthThatIsNoneIsCalledSo(String length, String words) {
    service.on(
        "/", (_, stream) -> stream.headers(0, ":status", "200", "content-length", length).end("a"));

    assertEquals("not HTTP: HTTP/2: " + words, runner().failure(get("/")).cause());
  }

  /** Whatever a service sends may be a secret. */
  @Test
  void nothingOfWhatIsMalformedIsRepeated() {
    service.on("/", (_, stream) -> stream.headers(END_STREAM, ":status", "200", "X-s3cret", "a"));
    CallRunner runner = runner();

    UpstreamFailure failure = runner.failure(get("/"));

    assertFalse(failure.cause().contains("s3cret"), failure::cause);
  }

  @ParameterizedTest
  @CsvSource({"HEAD, 200", "GET, 304", "GET, 204"})
  void aResponseWithoutABodyMayTellItsLength(String method, String status) {
    service.on(
        "/",
        (_, stream) ->
            stream.headers(END_STREAM, ":status", status, "content-length", "1000000000"));
    CallRunner runner = runner();

    UpstreamResponse response =
        runner.call(request(HttpMethod.valueOf(method), "/", RequestBody.NONE));

    assertEquals(0, response.body().length());
  }

  @Test
  void interimResponsesAreNotTheResponse() {
    service.on("/", (_, stream) -> stream.head(100).head(102).head(103).head(199).json(200, "{}"));

    assertEquals("{}", body(runner().call(get("/"))));
  }

  @Test
  void trailersGoOn() {
    service.on("/", (_, stream) -> stream.head(200).data("{}").headers(END_STREAM, "a", "b"));
    CallRunner runner = runner();

    UpstreamStream stream =
        runner.on(() -> runner.client().stream(get("/"), CallContext.detached()));
    await(runner.later(() -> Reading.all(stream)));

    assertEquals("b", stream.trailers().get("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "crash"})
  void aConnectionThatEndsIsTheEndOfAllItsStreams(String how) throws InterruptedException {
    service.on("/waits", (_, _) -> {});
    service.on(
        "/",
        (_, stream) -> {
          stream.head(200).data("{");
          if (how.equals("close")) {
            stream.close();
          } else {
            stream.crash();
          }
        });
    CallRunner runner = runner();
    Future<UpstreamResponse> waiting = begin(runner, "/waits");
    service.awaitRequests(1);

    assertInstanceOf(ConnectionLost.class, runner.failure(get("/")));

    assertInstanceOf(ConnectionLost.class, failureOf(waiting));
  }

  @Test
  void aConnectionErrorIsOneOfAllItsStreams() throws InterruptedException {
    service.on("/waits", (_, _) -> {});
    service.on("/", (_, stream) -> stream.frame(SETTINGS, 0, 0, Buffer.buffer("abc")));
    CallRunner runner = runner();
    Future<UpstreamResponse> waiting = begin(runner, "/waits");
    service.awaitRequests(1);

    assertInstanceOf(Malformed.class, runner.failure(get("/")));

    assertInstanceOf(Malformed.class, failureOf(waiting));
  }

  @Test
  void theFieldsOfTheRequestAreThoseOfHttp2() {
    service.on("/a?b=c", (_, stream) -> stream.json(200, "{}"));
    CallRunner runner = runner(config().header("x-key", "secret").build());

    runner.call(get("/a?b=c"));

    Request seen = service.requests().getFirst();
    assertEquals("127.0.0.1:" + service.port(), seen.header(":authority"));
    assertEquals("http", seen.header(":scheme"));
    assertEquals("secret", seen.header("x-key"));
    for (String absent : new String[] {"host", "connection", "transfer-encoding", "te"}) {
      assertEquals("", seen.header(absent), absent);
    }
  }

  @Test
  void trailersAreAskedForWithoutAHeaderOfTheConnection() {
    service.on("/", (_, stream) -> stream.json(200, "{}"));
    CallRunner runner = runner();
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("te", "trailers");
    var asking = new UpstreamRequest(HttpMethod.GET, "/", headers, RequestBody.NONE, null);

    await(
        runner.later(
            () -> runner.client().stream(asking, CallContext.detached()).compose(Reading::all)));

    assertEquals("trailers", service.requests().getFirst().header("te"));
    assertEquals("", service.requests().getFirst().header("connection"));
  }

  @Test
  void aConfiguredHostIsTheAuthority() {
    service.on("/", (_, stream) -> stream.json(200, "{}"));
    ConfigBuilder config = config().header("host", "shop.example:8443");

    runner(config.build()).call(get("/"));

    assertEquals("shop.example:8443", service.requests().getFirst().header(":authority"));
    assertEquals("", service.requests().getFirst().header("host"));
  }
}
