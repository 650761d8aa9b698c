// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import io.vertx.core.http.HttpMethod;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A second attempt of a read beside the first one, where that takes long. */
final class Hedge implements Call.Watcher {
  private static final long NANOS_PER_MILLI = 1_000_000;

  private final Call call;
  private final Retrying retrying;
  private final Consumer<Attempt.Watcher> begin;
  private final long delay;
  private Timers.Timer timer = Timers.Timer.NONE;

  /**
   * A hedge that waits for nothing yet.
   *
   * @param delay how long the first attempt takes by then, in nanoseconds
   * @param begin begins another attempt, which is watched
   */
  Hedge(Call call, Retrying retrying, long delay, Consumer<Attempt.Watcher> begin) {
    this.call = call;
    this.retrying = retrying;
    this.delay = delay;
    this.begin = begin;
  }

  /** Whether a request only reads, and has nothing to send but its head. */
  static boolean suits(UpstreamRequest request) {
    return (request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD))
        && request.body() instanceof RequestBody.Empty;
  }

  /** Looks at the first attempt when it takes long. */
  void await() {
    call.watch(this);
    lookAfter(delay);
  }

  @Override
  public void ended(Call over, @Nullable UpstreamFailure failure) {
    timer.cancel();
  }

  private void lookAfter(long nanos) {
    long millis = Math.max(1, Math.ceilDiv(nanos, NANOS_PER_MILLI));
    timer = retrying.timers().set(millis, () -> call.dispatch(this::look));
  }

  /**
   * While it waits, for its turn or a token, it takes no time of the service, and another one would
   * wait too.
   */
  private void look() {
    Attempt first = call.current();
    if (call.ended() || first == null || first.ended() || first.status() != 0) {
      return;
    }
    long now = call.now();
    long left = first.tried() ? delay - (now - first.sentAt()) : delay;
    if (left > 0) {
      lookAfter(left);
    } else if (retrying.budget().takeHedge(now)) {
      begin.accept((second, _) -> giveBackUnlessTried(second));
    }
  }

  /** One that found no place or no endpoint was none. */
  private void giveBackUnlessTried(Attempt second) {
    if (!second.tried()) {
      retrying.budget().returnHedge();
    }
  }
}
