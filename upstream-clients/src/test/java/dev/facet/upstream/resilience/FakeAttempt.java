// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.UpstreamFailure;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** An attempt that goes nowhere, and remembers what happened to it. */
final class FakeAttempt extends Attempt {
  boolean awaitingService = true;
  boolean awaitingClient;
  boolean abandoned;
  boolean elsewhere;
  boolean stuck;
  @Nullable String retryAfter;
  Reach reach = Reach.SENT;
  @Nullable UpstreamFailure failure;

  FakeAttempt(Call call, AttemptOwner owner) {
    super(call, owner);
  }

  /** The only attempt of a call, whose response is the call's. */
  static FakeAttempt of(FakeCall call) {
    FakeAttempt attempt = new FakeAttempt(call, new Only());
    call.begins(attempt);
    return attempt;
  }

  static FakeAttempt buffered(LongSupplier clock) {
    return of(FakeCall.buffered(clock));
  }

  static FakeAttempt streamed(LongSupplier clock) {
    return of(FakeCall.streamed(clock));
  }

  static FakeAttempt upload(LongSupplier clock) {
    return of(FakeCall.upload(clock));
  }

  @Override
  public boolean awaitingService() {
    return awaitingService;
  }

  @Override
  public boolean awaitingClient() {
    return awaitingClient;
  }

  @Override
  public Reach reach() {
    return reach;
  }

  @Override
  public boolean elsewhere() {
    return elsewhere;
  }

  @Override
  public @Nullable String retryAfter() {
    return retryAfter;
  }

  @Override
  protected void abandon() {
    abandoned = true;
    if (stuck) {
      throw new IllegalStateException("stuck");
    }
  }

  private static final class Only implements AttemptOwner {
    @Override
    public boolean answered(Attempt attempt) {
      attempt.call().responds(attempt);
      return true;
    }

    @Override
    public void declined(Attempt attempt) {}

    @Override
    public void failed(Attempt attempt, UpstreamFailure failure) {
      ((FakeAttempt) attempt).failure = failure;
      attempt.call().fail(failure);
    }
  }
}
