// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.get;
import static dev.facet.upstream.http.Caller.request;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One bad answer never changes the next one. */
final class ResponseGuardTest extends WithUpstream {
  private static final String EVIL = "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil";

  @ParameterizedTest
  @ValueSource(strings = {"204", "304", "tooLong", "both", "half", "oneByte"})
  void whatComesAfterAnAnswerIsNeverTheNextOne(String fault) {
    Map<String, Answer> faults =
        Map.of(
            "204", Answer.bodyOn(204, EVIL),
            "304", Answer.bodyOn(304, EVIL),
            "tooLong", Answer.tooLong(3, "abc" + EVIL),
            "both", Answer.both(Answer.json(200, "{}"), Answer.raw(EVIL)),
            "half", Answer.both(Answer.json(200, "{}"), Answer.raw("HTTP/1.1 200 OK\r\nX: ")),
            "oneByte", Answer.both(Answer.json(200, "{}"), Answer.raw("x")));
    upstream.on("GET", "/bad", request -> faults.get(fault));
    upstream.on("GET", "/good", request -> Answer.json(200, "good"));
    Caller caller = caller(config().pool(1, 10).build());

    Future<UpstreamResponse> bad = later(caller, "/bad");
    Future<UpstreamResponse> good = later(caller, "/good");

    await(bad);
    assertEquals("good", text(await(good)));
    assertEquals("good", text(caller.call(get("/good"))));
    assertEquals(2, upstream.connections());
  }

  @Test
  void aBodyOfAnAnswerToHeadIsNeverTheNextAnswer() {
    upstream.on(
        "HEAD",
        "/bad",
        request -> Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 43\r\n\r\n" + EVIL));
    upstream.on("GET", "/good", request -> Answer.json(200, "good"));
    Caller caller = caller(config().pool(1, 10).build());

    assertEquals(
        0, caller.call(request(HttpMethod.HEAD, "/bad", RequestBody.NONE)).body().length());

    assertEquals("good", text(caller.call(get("/good"))));
    assertEquals(2, upstream.connections());
  }

  @ParameterizedTest
  @ValueSource(strings = {EVIL, "x", "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n"})
  void whatArrivesUnaskedClosesAnUnusedConnection(String unasked) {
    Promise<Wire> wire = Promise.promise();
    upstream.on(
        "GET",
        "/first",
        request ->
            Answer.steps(open -> {
              Answer.json(200, "first").write(open);
              wire.complete(open);
            }));
    upstream.on("GET", "/good", request -> Answer.json(200, "good"));
    Caller caller = caller();
    assertEquals("first", text(caller.call(get("/first"))));

    await(wire.future()).write(unasked);
    await(await(wire.future()).closed());

    assertEquals("good", text(caller.call(get("/good"))));
    assertEquals(2, upstream.connections());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 102, 103, 104, 110, 199})
  void anInterimAnswerIsPassedOver(int status) {
    upstream.on("GET", "/", request -> Answer.interim(status, Answer.json(200, "final")));
    Caller caller = caller();

    assertEquals("final", text(caller.call(get("/"))));
    assertEquals("final", text(caller.call(get("/"))));
    assertEquals(1, upstream.connections());
  }

  @Test
  void anInterimAnswerInPiecesIsPassedOver() {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", request -> Answer.steps(wire::complete));
    Caller caller = caller();

    Future<UpstreamResponse> call = later(caller, "/");
    Wire open = await(wire.future());
    await(open.writeAndTell(io.vertx.core.buffer.Buffer.buffer("HTTP/1.1 103 Early")));
    open.write(" Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Le");
    open.write("ngth: 2\r\n\r\nok");

    assertEquals("ok", text(await(call)));
  }

  @Test
  void aSlowAnswerByteByByteIsRead() {
    upstream.on(
        "GET",
        "/",
        request ->
            Answer.steps(open -> EVIL.chars().forEach(c -> open.write(String.valueOf((char) c)))));

    assertEquals("evil", text(caller().call(get("/"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "Close", "x, close"})
  void aConnectionTheServiceClosesIsNotReused(String connection) {
    upstream.on(
        "GET",
        "/",
        request ->
            Answer.raw(
                "HTTP/1.1 200 OK\r\nConnection: " + connection + "\r\nContent-Length: 0\r\n\r\n"));
    Caller caller = caller();

    caller.call(get("/"));
    caller.call(get("/"));

    assertEquals(2, upstream.connections());
  }

  @Test
  void aConnectionOfHttp10IsNotReused() {
    upstream.on("GET", "/", request -> Answer.raw("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n"));
    Caller caller = caller();

    caller.call(get("/"));
    caller.call(get("/"));

    assertEquals(2, upstream.connections());
  }

  private static Future<UpstreamResponse> later(Caller caller, String target) {
    return caller.later(() -> caller.client().call(get(target), CallContext.detached()));
  }

  private static String text(UpstreamResponse response) {
    return new String(response.body().bytes(), UTF_8);
  }
}
