// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.CallContext.NO_DEADLINE;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.UpstreamConfig;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.net.NetServer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Whether a failed call has reached its service, and what is told of what it sent. */
final class SentTest extends WithUpstream {
  private static final RequestBody BYTES = new RequestBody.Bytes(Buffer.buffer("{}"));
  private static final Duration SHORT = Duration.ofMillis(150);

  private static UpstreamException failed(CallRunner runner, UpstreamRequest request) {
    return assertThrows(UpstreamException.class, () -> runner.call(request));
  }

  @Test
  void aCallThatTimesOutInTheHandshakeWasNotSent() {
    NetServer silent = CallRunner.await(vertx.createNetServer().connectHandler(_ -> {}).listen(0));
    CallRunner runner =
        runner(
            ConfigBuilder.at("https://127.0.0.1:" + silent.actualPort())
                .timeout(SHORT, null)
                .build());

    UpstreamException failed = failed(runner, request(HttpMethod.POST, "/", BYTES));

    assertEquals("no connection within 150 ms", failed.failure().cause());
    assertFalse(failed.delivery().sent());
    CallRunner.await(silent.close());
  }

  @Test
  void aCallThatTimesOutWithoutAResponseWasSent() {
    UpstreamException failed =
        failedAfterSending(config().timeout(SHORT, null).build(), NO_DEADLINE);

    assertEquals(new TimedOut("users", SHORT), failed.failure());
    assertTrue(failed.delivery().sent());
  }

  @Test
  void aCallWhoseDeadlinePassesWithoutAResponseWasSent() {
    UpstreamException failed = failedAfterSending(config().build(), SHORT.toNanos());

    assertEquals(new DeadlinePassed("users"), failed.failure());
    assertTrue(failed.delivery().sent());
  }

  /** The clock goes on when the service has the request. */
  private UpstreamException failedAfterSending(UpstreamConfig config, long deadline) {
    Promise<Wire> sent = Promise.promise();
    upstream.on("POST", "/", request -> FakeResponse.steps(sent::complete));
    AtomicLong clock = new AtomicLong();
    CallRunner runner = runner(config, clock::get);
    CallContext context =
        new CallContext(deadline, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
    Future<UpstreamResponse> call =
        runner.later(() -> runner.client().call(request(HttpMethod.POST, "/", BYTES), context));
    CallRunner.await(sent.future());
    clock.set(SHORT.toNanos());
    return assertThrows(UpstreamException.class, () -> CallRunner.await(call));
  }

  @Test
  void aCallThatIsNotConnectedWasNotSent() throws IOException {
    try (Socket deaf = deaf()) {
      CallRunner runner =
          runner(ConfigBuilder.at("http://127.0.0.1:" + deaf.getLocalPort()).build());

      assertFalse(failed(runner, get("/")).delivery().sent());
    }
  }

  @Test
  void aCallThatIsRetriedInVainWasSentAllTheSame() {
    AtomicInteger count = new AtomicInteger();
    upstream.on(
        "PUT",
        "/",
        request -> {
          if (count.incrementAndGet() == 1) {
            return FakeResponse.status(204);
          }
          upstream.stopListening();
          return FakeResponse.never();
        });
    CallRunner runner = runner();
    runner.call(request(HttpMethod.PUT, "/", BYTES));

    UpstreamException failed = failed(runner, request(HttpMethod.PUT, "/", BYTES));

    assertInstanceOf(ConnectionLost.class, failed.failure());
    assertTrue(failed.delivery().sent());
  }

  @Test
  void aHeaderThatCannotBeSentIsNamedWithoutItsValue() {
    for (String value : List.of("abc\ndef", "abc\n", "abc\r\nX: def", "abc\0def", "abc\u000bdef")) {
      UpstreamRequest hostile = request(HttpMethod.POST, "/", BYTES);
      hostile.headers().add("x-key", value);

      UpstreamException failed = failed(runner(), hostile);

      UpstreamFailure failure = assertInstanceOf(Unreachable.class, failed.failure());
      assertEquals(
          "not sent: header x-key: a character that no header's value may have", failure.cause());
      assertFalse(failed.toString().contains("abc"), failed::toString);
      assertFalse(failed.delivery().sent());
    }
  }
}
