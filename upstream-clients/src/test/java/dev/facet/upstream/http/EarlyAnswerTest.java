// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.await;
import static dev.facet.upstream.http.Caller.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.Answer;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Answers that come before all of the request has been sent. */
final class EarlyAnswerTest extends WithUpstream {
  private final FakeSource source = new FakeSource();
  private final Promise<Wire> wire = Promise.promise();

  @Test
  void anEarlyRefusalIsHandedOverAndTheUploadStopped() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            Answer.steps(open -> {
              Answer.json(413, "{\"too\":\"much\"}").write(open);
              wire.complete(open);
            }));
    Caller caller = caller();

    UpstreamStream stream = await(upload(caller, 1_000_000, source.push("only a little")));
    assertEquals(413, stream.status());
    assertFalse(source.listenedTo());

    assertEquals("{\"too\":\"much\"}", await(caller.later(() -> Reading.all(stream))).toString());
    await(await(wire.future()).closed());
    assertEquals(0, caller.state().inFlight());
  }

  @Test
  void anEarlyRefusalSurvivesTheClosingOfItsConnection() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            Answer.steps(open -> {
              Answer.of(413, Map.of("connection", "close"), "too much").write(open);
              wire.complete(open);
            }));
    Caller caller = caller();

    UpstreamStream stream = await(upload(caller, 1_000_000, source.push("only a little")));
    await(await(wire.future()).closed());
    caller.call(get("/"));

    assertEquals("too much", await(caller.later(() -> Reading.all(stream))).toString());
  }

  @Test
  void aWelcomingAnswerLetsTheUploadGoOn() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            Answer.steps(open -> {
              open.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              wire.complete(open);
            }));
    Caller caller = caller();

    UpstreamStream stream = await(upload(caller, 4, source.push("ab")));
    Future<Buffer> body = caller.later(() -> Reading.all(stream));
    caller.context.runOnContext(go -> source.push("cd").end());
    Wire open = await(wire.future());
    await(open.received(4));
    open.chunk("all of it").end();

    assertEquals("all of it", await(body).toString());
    caller.call(get("/"));
    assertEquals(1, upstream.connections());
  }

  @Test
  void anAnswerThatEndsBeforeTheUploadClosesTheConnection() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            Answer.steps(open -> {
              Answer.json(200, "{}").write(open);
              wire.complete(open);
            }));
    Caller caller = caller();

    UpstreamStream stream = await(upload(caller, 1_000, source.push("ab")));
    assertEquals("{}", await(caller.later(() -> Reading.all(stream))).toString());

    await(await(wire.future()).closed());
    assertFalse(source.listenedTo());
    assertEquals(404, caller.call(get("/")).status());
  }

  @Test
  void anExpectationIsPutBeforeTheBody() {
    upstream.onHead("PUT", "/", request -> Answer.steps(wire::complete));
    Caller caller = caller();

    Future<UpstreamStream> stream =
        upload(caller, request(3, "100-continue"), source.push("abc").end());
    Wire open = await(wire.future());
    assertFalse(source.begun().isComplete());
    open.write("HTTP/1.1 100 Continue\r\n\r\n");
    await(open.received(3));
    Answer.status(201).write(open);

    assertEquals(201, await(stream).status());
  }

  @Test
  void aRefusedExpectationLeavesTheSourceAlone() {
    upstream.onHead("PUT", "/", request -> Answer.status(417));
    Caller caller = caller();

    assertEquals(
        417, await(upload(caller, request(3, "100-continue"), source.push("abc").end())).status());
    assertFalse(source.begun().isComplete());
  }

  @Test
  void anExpectationNobodyAnswersDoesNotStopTheBodyForEver() {
    upstream.onHead("PUT", "/", request -> Answer.steps(wire::complete));
    Caller caller = caller();

    Future<UpstreamStream> stream =
        upload(caller, request(3, "100-continue"), source.push("abc").end());
    Wire open = await(wire.future());
    await(open.received(3));
    Answer.status(200).write(open);

    assertEquals(200, await(stream).status());
  }

  private Future<UpstreamStream> upload(Caller caller, long length, FakeSource body) {
    return upload(caller, request(length), body);
  }

  private Future<UpstreamStream> upload(Caller caller, UpstreamRequest request, FakeSource body) {
    assertEquals(source, body);
    return caller.later(() -> caller.client().stream(request, CallContext.detached()));
  }

  private UpstreamRequest request(long length) {
    return Caller.request(HttpMethod.PUT, "/", new RequestBody.Streamed(source, length));
  }

  private UpstreamRequest request(long length, String expectation) {
    UpstreamRequest request = request(length);
    request.headers().add("expect", expectation);
    return request;
  }
}
