// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamFailure;
import org.jspecify.annotations.Nullable;

/** Decides after each attempt of a call whether another one follows. */
abstract class Retries implements AttemptOwner, Call.Watcher {
  /** How often a call goes to another endpoint since a breaker opened at the last moment. */
  private static final int MAX_SWAPS = 3;

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Call call;
  private final Retrying retrying;
  private int retries;
  private int swaps;
  private boolean raced;
  private boolean renewed;
  private boolean rejected;
  private boolean watching;
  private long wait;
  private Timers.Timer timer = Timers.Timer.NONE;

  Retries(Call call, Retrying retrying) {
    this.call = call;
    this.retrying = retrying;
  }

  /** Begins the first attempt, and another one beside it where that takes long. */
  final void start() {
    begin();
    if (!retrying.hedging().equals(Hedging.OFF) && !call.ended() && Hedge.suits(call.request())) {
      long delay = retrying.hedging().delay(call.startedAt());
      if (delay != Hedging.NEVER) {
        new Hedge(call, retrying, delay, this::begin).await();
      }
    }
  }

  /** Begins an attempt. */
  abstract void begin();

  /** Begins an attempt that is watched. */
  abstract void begin(Attempt.Watcher watcher);

  @Override
  public final void tried(Attempt attempt) {
    if (call.begunBeside(attempt)) {
      call.hedged();
      retrying.counter().hedged();
    }
  }

  @Override
  public final boolean answered(Attempt attempt) {
    retrying.hedging().answered(attempt.answeredAt() - attempt.sentAt(), attempt.answeredAt());
    if (unwelcome(attempt)
        && (call.triedBeside(attempt) || plan(attempt, RetryReason.STATUS, attempt.retryAfter()))) {
      return false;
    }
    if (call.outdated() && call.replayable() && plan(attempt, RetryReason.CREDENTIALS, null)) {
      return false;
    }
    call.keep(attempt);
    call.responds(attempt);
    return true;
  }

  @Override
  public final void declined(Attempt attempt) {
    if (!call.triedBeside(attempt)) {
      goOn();
    }
  }

  @Override
  public final void failed(Attempt attempt, UpstreamFailure failure) {
    if (call.ended() || call.triedBeside(attempt)) {
      return;
    }
    RetryReason reason = RetryRule.of(attempt, failure, raced);
    if (reason != null && plan(attempt, reason, null)) {
      goOn();
    } else {
      call.fail(failure);
    }
  }

  @Override
  public final void ended(Call over, @Nullable UpstreamFailure failure) {
    timer.cancel();
  }

  private boolean unwelcome(Attempt attempt) {
    return retrying.policy().retries(attempt.status()) && RetryRule.repeatable(attempt.call());
  }

  /** Whether another attempt follows, and when. */
  private boolean plan(Attempt attempt, RetryReason reason, @Nullable String retryAfter) {
    wait = 0;
    boolean planned =
        switch (reason) {
          case STALE -> leaves(0); // once a call: the rule knows
          case CREDENTIALS -> !renewed && leaves(0);
          case REJECTED -> !rejected && leaves(0) && affords();
          case CIRCUIT_OPEN -> swaps < MAX_SWAPS && attempt.elsewhere() && leaves(0);
          case CONNECT, RESET, TIMEOUT, STATUS -> planRetry(attempt, reason, retryAfter);
        };
    if (planned) {
      raced |= reason == RetryReason.STALE;
      renewed |= reason == RetryReason.CREDENTIALS;
      rejected |= reason == RetryReason.REJECTED;
      swaps += reason == RetryReason.CIRCUIT_OPEN ? 1 : 0;
      retrying.counter().retried(reason);
    }
    return planned;
  }

  private boolean planRetry(Attempt attempt, RetryReason reason, @Nullable String retryAfter) {
    RetryPolicy policy = retrying.policy();
    if (retries + 1 >= policy.attempts() || !policy.reasons().contains(reason)) {
      return false;
    }
    boolean elsewhere = attempt.elsewhere();
    if (!elsewhere && policy.onlyElsewhere()) {
      return false;
    }
    wait = elsewhere ? 0 : retrying.delay().millis(retries, retryAfter);
    if (!leaves(wait) || !affords()) {
      return false;
    }
    retries++;
    return true;
  }

  private boolean affords() {
    boolean affordable = retrying.budget().takeRetry(call.now());
    if (!affordable) {
      retrying.counter().budgetExhausted();
    }
    return affordable;
  }

  /** Whether the call has time left after a while, in milliseconds. */
  private boolean leaves(long millis) {
    long due = call.due();
    long latest =
        due == CallContext.NO_DEADLINE
            ? call.startedAt() + retrying.policy().longest().toNanos()
            : due;
    return millis < Math.ceilDiv(latest - call.now(), NANOS_PER_MILLI);
  }

  private void goOn() {
    if (wait == 0) {
      call.later(this::again);
      return;
    }
    if (!watching) {
      watching = true;
      call.watch(this);
    }
    timer = retrying.timers().set(wait, () -> call.dispatch(this::again));
  }

  private void again() {
    if (!call.ended()) {
      begin();
    }
  }
}
