// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RequestBody;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The calls in flight of one event loop that need not count as such: responses that go on for
 * longer, since their service sends events or their client reads slowly, and uploads whose client
 * sends nothing.
 */
final class Relief {
  /** How long after its head a response is a stream. */
  private static final long STREAM_NANOS = Duration.ofMillis(100).toNanos();

  /** How long a client that sends nothing of its body is no stalled one. */
  private static final long STALLED_NANOS = Duration.ofMillis(250).toNanos();

  /** The one whose head came first is the first one. */
  private final Deque<Call> responses = new ArrayDeque<>();

  private final Deque<Call> uploads = new ArrayDeque<>();

  void sent(Call call) {
    if (call.request().body() instanceof RequestBody.Streamed) {
      uploads.addLast(call);
    }
  }

  void answered(Call call) {
    if (!call.buffered()) {
      uploads.remove(call);
      responses.addLast(call);
    }
  }

  void remove(Call call) {
    if (call.buffered()) {
      return;
    }
    if (call.status() == 0) {
      uploads.remove(call);
    } else {
      responses.removeLastOccurrence(call);
    }
  }

  /** A call that may be counted apart; null for none. */
  @Nullable Call candidate(long now) {
    Call oldest = responses.peekFirst();
    return oldest != null && now - oldest.answeredAt() >= STREAM_NANOS ? oldest : stalled(now);
  }

  /** The upload whose client has sent nothing for longest; null where none is stalled. */
  @Nullable Call stalled(long now) {
    Call longest = null;
    for (Call upload : uploads) {
      boolean stalled = upload.awaitingClient() && now - upload.progressAt() >= STALLED_NANOS;
      if (stalled && (longest == null || upload.progressAt() - longest.progressAt() < 0)) {
        longest = upload;
      }
    }
    return longest;
  }
}
