// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.Wire;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that arrive while they are sent, and are sent by a second attempt. */
final class RetriedUploadTest extends WithUpstream {
  private static final int MAX_KEPT = 64 * 1_024;

  private final FakeSource source = new FakeSource();
  private final Promise<Wire> wire = Promise.promise();

  @ParameterizedTest
  @ValueSource(longs = {9, -1})
  void whatWasReadIsSentFirstAndThenTheRest(long length) {
    breaksFirst("PUT");
    CallRunner runner = runner(config().retry(2, "reset").build());

    Future<UpstreamStream> stream = upload(runner, "PUT", length, source.push("abc").push("def"));
    Wire first = await(wire.future());
    await(first.received(6));
    runner.context.runOnContext(_ -> first.close());
    await(first.closed());
    runner.context.runOnContext(_ -> source.push("ghi").end());

    assertEquals(204, await(stream).status());
    assertEquals("abcdefghi", upstream.requests().getLast().body().toString());
  }

  @Test
  void aBodyOfWhichMoreWasReadThanIsKeptIsSentOnce() {
    breaksFirst("PUT");
    CallRunner runner = runner(config().retry(2, "reset").build());

    Future<UpstreamStream> stream =
        upload(runner, "PUT", -1, source.push("x".repeat(MAX_KEPT)).push("y"));
    Wire first = await(wire.future());
    await(first.received(MAX_KEPT + 1));
    runner.context.runOnContext(_ -> first.close());

    assertInstanceOf(ConnectionLost.class, failureOf(stream));
    assertFalse(source.listenedTo());
  }

  @Test
  void aBodyOfWhichAsMuchWasReadAsIsKeptIsSentTwice() {
    breaksFirst("PUT");
    CallRunner runner = runner(config().retry(2, "reset").build());

    Future<UpstreamStream> stream =
        upload(runner, "PUT", -1, source.push("x".repeat(MAX_KEPT - 1)).push("y"));
    Wire first = await(wire.future());
    await(first.received(MAX_KEPT));
    runner.context.runOnContext(_ -> first.close());
    await(first.closed());
    runner.context.runOnContext(_ -> source.end());

    assertEquals(204, await(stream).status());
    assertEquals(MAX_KEPT, upstream.requests().getLast().body().length());
  }

  @Test
  void aPostIsSentOnce() {
    breaksFirst("POST");
    CallRunner runner = runner(config().retry(2, "reset").build());

    Future<UpstreamStream> stream = upload(runner, "POST", -1, source.push("abc"));
    Wire first = await(wire.future());
    await(first.received(3));
    runner.context.runOnContext(_ -> first.close());

    assertInstanceOf(ConnectionLost.class, failureOf(stream));
  }

  @Test
  void aPostGoesToAnotherEndpointWhereOneHasNoConnection() throws IOException {
    upstream.on("POST", "/", _ -> FakeResponse.status(204));
    try (Socket deaf = deaf()) {
      CallRunner runner =
          runner(config().and("http://127.0.0.1:" + deaf.getLocalPort(), 1).build());

      for (int i = 0; i < 4; i++) {
        FakeSource body = new FakeSource().push("abc").end();
        assertEquals(204, await(upload(runner, "POST", 3, body)).status());
      }
    }
    assertEquals(4, upstream.requests().size());
    assertEquals("abc", upstream.requests().getLast().body().toString());
  }

  @Test
  void aRejectedUploadIsSentToAnotherEndpoint() {
    upstream.onHead("PUT", "/", _ -> FakeResponse.status(503));
    try (FakeUpstream other = FakeUpstream.start(vertx)) {
      other.on("PUT", "/", _ -> FakeResponse.status(204));
      CallRunner runner = runner(config().and(other.url(), 1).retry(2, "503").build());

      for (int i = 0; i < 4; i++) {
        FakeSource body = new FakeSource().push("abc").push("def").end();
        assertEquals(204, await(upload(runner, "PUT", 6, body)).status());
        assertEquals("abcdef", other.requests().getLast().body().toString());
      }
      assertEquals(4, other.requests().size());
    }
  }

  private void breaksFirst(String method) {
    upstream.onHead(
        method,
        "/",
        _ ->
            FakeResponse.steps(open -> {
              wire.tryComplete(open);
              upstream.on(method, "/", _ -> FakeResponse.status(204));
            }));
  }

  private static Future<UpstreamStream> upload(
      CallRunner runner, String method, long length, FakeSource body) {
    RequestBody streamed = new RequestBody.Streamed(body, length);
    return runner.later(() ->
        runner.client().stream(
            CallRunner.request(HttpMethod.valueOf(method), "/", streamed), CallContext.detached()));
  }
}
