// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.Cancellation;
import dev.facet.upstream.FakeSource;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.Queue;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A call that goes nowhere, and remembers what happened to it. */
final class FakeCall extends Call {
  private final boolean buffered;
  @Nullable UpstreamFailure failure;
  boolean replayable = true;
  boolean outdated;

  /** What is to run a turn later, once the test says so; null where it runs at once. */
  @Nullable Queue<Runnable> turns;

  private FakeCall(
      UpstreamRequest request, CallContext context, LongSupplier clock, boolean buffered) {
    super("users", request, context, clock);
    this.buffered = buffered;
  }

  static FakeCall buffered(LongSupplier clock) {
    return new FakeCall(request(null), CallContext.detached(), clock, true);
  }

  static FakeCall streamed(LongSupplier clock) {
    return new FakeCall(request(null), CallContext.detached(), clock, false);
  }

  static FakeCall asking(String method) {
    return new FakeCall(
        new UpstreamRequest(
            HttpMethod.valueOf(method),
            "/",
            MultiMap.caseInsensitiveMultiMap(),
            RequestBody.NONE,
            null),
        CallContext.detached(),
        () -> 0,
        false);
  }

  static FakeCall upload(LongSupplier clock) {
    RequestBody body = new RequestBody.Streamed(new FakeSource(), -1);
    return new FakeCall(
        new UpstreamRequest(HttpMethod.POST, "/", MultiMap.caseInsensitiveMultiMap(), body, null),
        CallContext.detached(),
        clock,
        false);
  }

  static FakeCall until(long deadline, LongSupplier clock, boolean buffered) {
    return new FakeCall(request(null), context(deadline, new Cancellation()), clock, buffered);
  }

  static FakeCall within(Duration timeout, long deadline, LongSupplier clock, boolean buffered) {
    return new FakeCall(request(timeout), context(deadline, new Cancellation()), clock, buffered);
  }

  static FakeCall cancelledBy(Cancellation cancellation) {
    return new FakeCall(
        request(null), context(CallContext.NO_DEADLINE, cancellation), () -> 0, true);
  }

  private static UpstreamRequest request(@Nullable Duration timeout) {
    return new UpstreamRequest(
        HttpMethod.GET, "/", MultiMap.caseInsensitiveMultiMap(), RequestBody.NONE, timeout);
  }

  private static CallContext context(long deadline, Cancellation cancellation) {
    return new CallContext(deadline, "", MultiMap.caseInsensitiveMultiMap(), cancellation);
  }

  @Override
  public boolean buffered() {
    return buffered;
  }

  @Override
  public boolean replayable() {
    return replayable;
  }

  @Override
  protected void dispatch(Runnable task) {
    task.run();
  }

  @Override
  public boolean outdated() {
    return outdated;
  }

  @Override
  protected void later(Runnable task) {
    if (turns == null) {
      task.run();
    } else {
      turns.add(task);
    }
  }

  @Override
  protected void failed(UpstreamFailure what) {
    failure = what;
  }
}
