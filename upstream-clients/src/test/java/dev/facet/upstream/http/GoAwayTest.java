// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.CallOutcome;
import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeHttp2Stream;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.UpstreamState.Breaker;
import dev.facet.upstream.config.RetryConfig;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a service says that it did nothing with (RFC 9113, section 8.7). */
final class GoAwayTest extends WithHttp2 {
  private static final RequestBody BYTES = new RequestBody.Bytes(Buffer.buffer("{}"));

  private final AtomicInteger asked = new AtomicInteger();

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PATCH"})
  void aRejectedStreamIsTriedOnceMore(String method) {
    service.on("/", (_, stream) -> refuseFirst(stream));
    CallRunner runner = runner();

    assertEquals(
        200, runner.call(request(HttpMethod.valueOf(method), "/", RequestBody.NONE)).status());

    assertEquals(1, runner.state().retries(RetryReason.REJECTED));
    assertEquals(1, service.connections(), "the connection goes on");
  }

  private void refuseFirst(FakeHttp2Stream stream) {
    if (asked.incrementAndGet() == 1) {
      stream.reset(REFUSED_STREAM);
    } else {
      stream.json(200, "{}");
    }
  }

  @Test
  void aStreamThatIsAlwaysRejectedWasNeverProcessed() {
    service.on("/", (_, stream) -> stream.reset(REFUSED_STREAM));
    CallRunner runner = runner();

    UpstreamException failed =
        assertThrows(
            UpstreamException.class, () -> runner.call(request(HttpMethod.POST, "/", BYTES)));

    assertInstanceOf(Unreachable.class, failed.failure());
    assertEquals(
        "not processed: stream reset by the service: REFUSED_STREAM", failed.failure().cause());
    assertEquals(2, service.requests().size());
    FailureNotice notice = FailureNotice.of(failed, true);
    assertFalse(notice.mayHaveActed());
    assertEquals("The service rejected the request without processing it.", notice.sentence());
    assertEquals(1, runner.state().calls(CallOutcome.UNREACHABLE));
  }

  @Test
  void rejectedStreamsAreRetriedWithinTheBudgetAndOpenTheCircuit() {
    service.on("/", (_, stream) -> stream.reset(REFUSED_STREAM));
    CallRunner runner = runner(config().breaker(10, Duration.ofMinutes(1)).build());

    for (int i = 0; i < 30; i++) {
      runner.failure(get("/"));
    }

    assertEquals(Breaker.OPEN, runner.state().breaker());
    assertEquals(10, service.requests().size());
  }

  @Test
  void streamsBeyondTheLastOneAreTriedOnAnotherConnectionAndThoseBeforeGoOn() throws Exception {
    Promise<Void> going = Promise.promise();
    service.on("/first", (_, stream) -> going.future().onSuccess(_ -> stream.json(200, "{}")));
    service.on(
        "/post",
        (request, stream) -> {
          if (request.connection() == 1) {
            stream.goAway(1, NO_ERROR);
          } else {
            stream.json(200, "{}");
          }
        });
    CallRunner runner = runner();
    Future<UpstreamResponse> first = begin(runner, "/first");
    service.awaitRequests(1);

    assertEquals(200, runner.call(request(HttpMethod.POST, "/post", BYTES)).status());
    assertEquals(2, service.connections());
    going.complete();

    assertEquals(200, await(first).status());
    service.awaitFrames(frame -> frame.type() == FakeFrame.GOAWAY, 1);
  }

  @Test
  void aShutDownInTwoStepsCostsNoCall() {
    service.on(
        "/",
        (request, stream) -> {
          if (request.connection() == 1 && stream.id() == 3) {
            stream.goAway(Integer.MAX_VALUE, NO_ERROR).goAway(1, NO_ERROR);
          } else {
            stream.json(200, "{}");
          }
        });
    CallRunner runner = runner(config().breaker(1, Duration.ofMinutes(1)).build());

    for (int i = 0; i < 3; i++) {
      assertEquals(200, runner.call(request(HttpMethod.POST, "/", BYTES)).status());
    }

    assertEquals(1, runner.state().retries(RetryReason.STALE));
    assertEquals(2, service.connections());
  }

  @Test
  void newCallsHaveANewConnection() {
    service.on("/", (_, stream) -> stream.json(200, "{}"));
    service.on("/last", (_, stream) -> stream.goAway(stream.id(), NO_ERROR).json(200, "{}"));
    CallRunner runner = runner();

    runner.call(get("/last"));
    runner.call(get("/"));

    assertEquals(2, service.requests().getLast().connection());
  }

  @Test
  void anAbruptEndIsTheEndOfTheStreamsBefore() {
    service.on("/", (_, stream) -> stream.goAway(stream.id(), INTERNAL_ERROR).close());
    CallRunner runner = runner();

    UpstreamFailure failure = runner.failure(request(HttpMethod.POST, "/", BYTES));

    assertInstanceOf(ConnectionLost.class, failure);
    assertTrue(failure.cause().contains("GOAWAY error code = 2"), failure::cause);
    assertEquals(1, service.requests().size());
  }

  @Test
  void aServiceThatSendsEveryConnectionAwayIsAskedTwice() {
    service.on("/", (_, stream) -> stream.goAway(0, NO_ERROR));
    CallRunner runner = runner(config().with("retry", new RetryConfig(1, null, null)).build());

    assertInstanceOf(Unreachable.class, runner.failure(get("/")));

    assertEquals(2, service.requests().size());
  }

  @Test
  void aResetStreamIsOneFailedCall() throws Exception {
    Promise<Void> going = Promise.promise();
    service.on("/other", (_, stream) -> going.future().onSuccess(_ -> stream.json(200, "{}")));
    service.on("/", (_, stream) -> stream.reset(INTERNAL_ERROR));
    CallRunner runner = runner();
    Future<UpstreamResponse> other = begin(runner, "/other");
    service.awaitRequests(1);

    UpstreamFailure failure = failureOf(begin(runner, "/"));
    going.complete();

    assertEquals("connection lost: stream reset by the service: INTERNAL_ERROR", failure.cause());
    assertEquals(200, await(other).status());
    assertEquals(1, service.connections());
  }
}
