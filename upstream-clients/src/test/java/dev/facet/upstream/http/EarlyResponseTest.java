// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
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

/** Responses that come before all of the request has been sent. */
final class EarlyResponseTest extends WithUpstream {
  private final FakeSource source = new FakeSource();
  private final Promise<Wire> wire = Promise.promise();

  @Test
  void anEarlyRejectionIsHandedOverAndTheUploadStopped() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            FakeResponse.steps(open -> {
              FakeResponse.json(413, "{\"too\":\"much\"}").write(open);
              wire.complete(open);
            }));
    CallRunner runner = runner();

    UpstreamStream stream = await(upload(runner, 1_000_000, source.push("only a little")));
    assertEquals(413, stream.status());
    assertFalse(source.listenedTo());

    assertEquals("{\"too\":\"much\"}", await(runner.later(() -> Reading.all(stream))).toString());
    await(await(wire.future()).closed());
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void anEarlyRejectionSurvivesTheClosingOfItsConnection() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            FakeResponse.steps(open -> {
              FakeResponse.of(413, Map.of("connection", "close"), "too much").write(open);
              wire.complete(open);
            }));
    CallRunner runner = runner();

    UpstreamStream stream = await(upload(runner, 1_000_000, source.push("only a little")));
    await(await(wire.future()).closed());
    runner.call(get("/"));

    assertEquals("too much", await(runner.later(() -> Reading.all(stream))).toString());
  }

  @Test
  void aWelcomingResponseLetsTheUploadGoOn() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            FakeResponse.steps(open -> {
              open.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
              wire.complete(open);
            }));
    CallRunner runner = runner();

    UpstreamStream stream = await(upload(runner, 4, source.push("ab")));
    Future<Buffer> body = runner.later(() -> Reading.all(stream));
    runner.context.runOnContext(go -> source.push("cd").end());
    Wire open = await(wire.future());
    await(open.received(4));
    open.chunk("all of it").end();

    assertEquals("all of it", await(body).toString());
    runner.call(get("/"));
    assertEquals(1, upstream.connections());
  }

  @Test
  void aResponseThatEndsBeforeTheUploadClosesTheConnection() {
    upstream.onHead(
        "PUT",
        "/",
        request ->
            FakeResponse.steps(open -> {
              FakeResponse.json(200, "{}").write(open);
              wire.complete(open);
            }));
    CallRunner runner = runner();

    UpstreamStream stream = await(upload(runner, 1_000, source.push("ab")));
    assertEquals("{}", await(runner.later(() -> Reading.all(stream))).toString());

    await(await(wire.future()).closed());
    assertFalse(source.listenedTo());
    assertEquals(404, runner.call(get("/")).status());
  }

  @Test
  void anExpectationIsPutBeforeTheBody() {
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner();

    Future<UpstreamStream> stream =
        upload(runner, request(3, "100-continue"), source.push("abc").end());
    Wire open = await(wire.future());
    assertFalse(source.begun().isComplete());
    open.write("HTTP/1.1 100 Continue\r\n\r\n");
    await(open.received(3));
    FakeResponse.status(201).write(open);

    assertEquals(201, await(stream).status());
  }

  @Test
  void aRejectedExpectationLeavesTheSourceAlone() {
    upstream.onHead("PUT", "/", request -> FakeResponse.status(417));
    CallRunner runner = runner();

    assertEquals(
        417, await(upload(runner, request(3, "100-continue"), source.push("abc").end())).status());
    assertFalse(source.begun().isComplete());
  }

  @Test
  void anUnansweredExpectationDoesNotStopTheBodyForEver() {
    upstream.onHead("PUT", "/", request -> FakeResponse.steps(wire::complete));
    CallRunner runner = runner();

    Future<UpstreamStream> stream =
        upload(runner, request(3, "100-continue"), source.push("abc").end());
    Wire open = await(wire.future());
    await(open.received(3));
    FakeResponse.status(200).write(open);

    assertEquals(200, await(stream).status());
  }

  private Future<UpstreamStream> upload(CallRunner runner, long length, FakeSource body) {
    return upload(runner, request(length), body);
  }

  private Future<UpstreamStream> upload(
      CallRunner runner, UpstreamRequest request, FakeSource body) {
    assertEquals(source, body);
    return runner.later(() -> runner.client().stream(request, CallContext.detached()));
  }

  private UpstreamRequest request(long length) {
    return CallRunner.request(HttpMethod.PUT, "/", new RequestBody.Streamed(source, length));
  }

  private UpstreamRequest request(long length, String expectation) {
    UpstreamRequest request = request(length);
    request.headers().add("expect", expectation);
    return request;
  }
}
