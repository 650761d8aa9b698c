// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.CallContext.NO_DEADLINE;

import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Gives a call its latest time: the deadline of the inbound request, or the call's own time where
 * that is over sooner. A stream has a time of its own only where its request says so. {@link
 * WithAttemptTimeout} holds the clock to it, so that one timer serves both.
 */
public final class WithDeadline<C extends Call> implements Layer<C> {
  private final Duration total;
  private final Layer<C> next;

  /**
   * Wraps a layer.
   *
   * @param total the time of a buffered call whose request names none
   */
  public WithDeadline(Duration total, Layer<C> next) {
    this.total = total;
    this.next = next;
  }

  @Override
  public void send(C call) {
    long deadline = call.context().deadline();
    long start = call.startedAt();
    if (deadline != NO_DEADLINE && deadline - start <= 0) {
      call.fail(new DeadlinePassed(call.service()));
      return;
    }
    Duration own = ownTime(call);
    if (own != null && (deadline == NO_DEADLINE || own.toNanos() < deadline - start)) {
      call.limit(start + own.toNanos(), own);
    } else {
      call.limit(deadline, null);
    }
    next.send(call);
  }

  private @Nullable Duration ownTime(C call) {
    Duration requested = call.request().timeout();
    if (requested != null) {
      return requested;
    }
    return call.buffered() ? total : null;
  }
}
