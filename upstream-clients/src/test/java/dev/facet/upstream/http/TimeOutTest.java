// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.failureOf;
import static dev.facet.upstream.http.CallRunner.get;
import static dev.facet.upstream.http.CallRunner.request;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Awaited;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.Wire;
import dev.facet.upstream.config.ConfigBuilder;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Calls whose time is over, and calls that nobody waits for any more. */
final class TimeOutTest extends WithUpstream {
  @Test
  void silenceIsTimedOut() {
    Duration attempt = Duration.ofMillis(50);

    assertEquals(
        new TimedOut("users", attempt),
        failureAfter(attempt, config().timeout(attempt, null), get("/")));
  }

  @Test
  void silenceInTheBodyIsTimedOut() {
    Duration attempt = Duration.ofSeconds(1);
    upstream.on(
        "GET", "/", request -> FakeResponse.raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"));
    CallRunner runner = runner(config().timeout(attempt, null).build());

    assertEquals(new TimedOut("users", attempt, Awaited.MORE), runner.failure(get("/")));
  }

  @Test
  void theTotalTimeIsTimedOutToo() {
    Duration total = Duration.ofMillis(50);

    assertEquals(
        new TimedOut("users", total), failureAfter(total, config().timeout(null, total), get("/")));
  }

  @Test
  void theRequestsOwnTimeReplacesTheTotal() {
    Duration own = Duration.ofMillis(50);
    UpstreamRequest hurried =
        new UpstreamRequest(
            HttpMethod.GET, "/", MultiMap.caseInsensitiveMultiMap(), RequestBody.NONE, own);

    assertEquals(new TimedOut("users", own), failureAfter(own, config(), hurried));
  }

  /** What comes of a call whose time passes while the service has it, and not before. */
  private UpstreamFailure failureAfter(
      Duration time, ConfigBuilder config, UpstreamRequest request) {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", _ -> FakeResponse.steps(wire::complete));
    AtomicLong clock = new AtomicLong();
    CallRunner runner = runner(config.build(), clock::get);

    Future<UpstreamResponse> call =
        runner.later(() -> runner.client().call(request, CallContext.detached()));
    await(wire.future());
    clock.addAndGet(time.toNanos());
    return failureOf(call);
  }

  @Test
  void aPassedDeadlineClosesTheConnection() {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", request -> FakeResponse.steps(wire::complete));
    AtomicLong clock = new AtomicLong();
    CallRunner runner = runner(config().build(), clock::get);

    Future<UpstreamResponse> call =
        runner.later(() -> runner.client().call(get("/"), until(100_000_000)));
    Wire open = await(wire.future());
    clock.set(100_000_000);

    assertEquals(new DeadlinePassed("users"), failureOf(call));
    await(open.closed());
  }

  @Test
  void aDeadlineInThePastSendsNothing() {
    assertEquals(
        new DeadlinePassed("users"), runner().failure(get("/"), until(System.nanoTime() - 1)));
    assertEquals(0, upstream.connections());
  }

  @Test
  void cancellationClosesTheConnection() throws InterruptedException {
    Promise<Wire> wire = Promise.promise();
    upstream.on("GET", "/", request -> FakeResponse.steps(wire::complete));
    Cancellation cancellation = new Cancellation();
    CallRunner runner = runner();
    CallContext context =
        new CallContext(
            CallContext.NO_DEADLINE, "", MultiMap.caseInsensitiveMultiMap(), cancellation);

    Future<UpstreamResponse> call = runner.later(() -> runner.client().call(get("/"), context));
    upstream.awaitRequests(1);
    runner.context.runOnContext(go -> cancellation.cancel());

    assertEquals(new Cancelled("users"), failureOf(call));
    await(await(wire.future()).closed());
    assertEquals(0, runner.state().inFlight());
  }

  @Test
  void aCallCancelledBeforehandSendsNothing() {
    CallContext context = CallContext.detached();
    context.cancellation().cancel();

    assertEquals(new Cancelled("users"), runner().failure(get("/"), context));
    assertEquals(0, upstream.connections());
  }

  private static CallContext until(long deadline) {
    return new CallContext(deadline, "", MultiMap.caseInsensitiveMultiMap(), new Cancellation());
  }
}
