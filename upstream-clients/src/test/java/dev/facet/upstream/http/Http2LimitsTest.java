// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.FakeFrame.END_STREAM;
import static dev.facet.upstream.FakeFrame.PING;
import static dev.facet.upstream.FakeFrame.RST_STREAM;
import static dev.facet.upstream.FakeFrame.SETTINGS;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much a service may send over HTTP/2, and be sent. */
final class Http2LimitsTest extends WithHttp2 {
  @ParameterizedTest
  @ValueSource(ints = {PING, SETTINGS, 0xBE})
  void aFloodOfFramesThatCarryNothingEndsTheConnection(int type) {
    Buffer frame =
        new FakeFrame(type, 0, 0, Buffer.buffer(type == PING ? new byte[8] : new byte[0])).bytes();
    service.on("/", (_, stream) -> stream.flood(frame, 10_000));

    UpstreamFailure failure = runner().failure(get("/"));

    assertEquals(
        "not HTTP: HTTP/2: ENHANCE_YOUR_CALM: a flood of SETTINGS, PING or other frames",
        failure.cause());
  }

  @Test
  void aHeadTooLongIsMalformed() {
    service.on(
        "/", (_, stream) -> stream.headers(END_STREAM, ":status", "200", "a", "h".repeat(16_000)));
    service.on("/endless", (_, stream) -> stream.endlessHeaders("a", 16_000));
    CallRunner runner = runner();

    assertEquals(200, runner.call(get("/")).status());
    UpstreamFailure failure = runner.failure(get("/endless"));

    assertInstanceOf(Malformed.class, failure);
    assertTrue(failure.cause().startsWith("not HTTP: HTTP/2: "), failure::cause);
  }

  @Test
  void emptyContinuationsWithoutEndAreMalformed() {
    service.on("/", (_, stream) -> stream.endlessHeaders("a", 1));

    assertInstanceOf(Malformed.class, runner().failure(get("/")));
  }

  @Test
  void aBodyWithoutEndIsTooLargeAndItsStreamIsReset() throws InterruptedException {
    service.on(
        "/",
        (_, stream) ->
            stream
                .head(200)
                .flood(
                    new FakeFrame(0, 0, stream.id(), Buffer.buffer("x".repeat(10_000))).bytes(),
                    30));
    service.on("/good", (_, stream) -> stream.json(200, "{}"));
    CallRunner runner = runner(config().maxResponse(100_000).build());

    assertInstanceOf(TooLarge.class, runner.failure(get("/")));

    assertEquals(CANCEL, service.awaitFrames(ofType(RST_STREAM), 1).getFirst().errorCode());
    assertEquals(200, runner.call(get("/good")).status());
    assertEquals(1, service.connections());
  }

  @Test
  void interimResponsesHaveAnEnd() {
    service.on(
        "/",
        (_, stream) -> {
          for (int i = 0; i < 101; i++) {
            stream.head(103);
          }
        });

    UpstreamFailure failure = runner().failure(get("/"));

    assertEquals(
        "not HTTP: HTTP/2: PROTOCOL_ERROR: interim responses without end", failure.cause());
  }

  @Test
  void headersLongerThanTheServiceTakesAreNotSent() {
    service.setting(6, 200);
    CallRunner runner = runner(config().header("x-key", "k".repeat(300)).build());

    UpstreamFailure failure = runner.failure(get("/"));

    assertInstanceOf(Unreachable.class, failure, failure::cause);
    assertTrue(
        failure.cause().endsWith("longer than the service takes (SETTINGS_MAX_HEADER_LIST_SIZE)"),
        failure::cause);
    assertEquals(0, service.requests().size());
  }
}
