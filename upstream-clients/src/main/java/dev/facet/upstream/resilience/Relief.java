// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RequestBody;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The attempts in flight of one event loop that need not count as such: responses that go on for
 * longer, since their service sends events or their client reads slowly, and uploads whose client
 * sends nothing.
 */
final class Relief {
  /** How long after its head a response is a stream. */
  private static final long STREAM_NANOS = Duration.ofMillis(100).toNanos();

  /** How long a client that sends nothing of its body is no stalled one. */
  private static final long STALLED_NANOS = Duration.ofMillis(250).toNanos();

  /** The one whose head came first is the first one. */
  private final Deque<Attempt> responses = new ArrayDeque<>();

  private final Deque<Attempt> uploads = new ArrayDeque<>();

  void sent(Attempt attempt) {
    if (attempt.call().request().body() instanceof RequestBody.Streamed) {
      uploads.addLast(attempt);
    }
  }

  void answered(Attempt attempt) {
    if (!attempt.call().buffered()) {
      uploads.remove(attempt);
      responses.addLast(attempt);
    }
  }

  void remove(Attempt attempt) {
    if (attempt.call().buffered()) {
      return;
    }
    if (attempt.status() == 0) {
      uploads.remove(attempt);
    } else {
      responses.removeLastOccurrence(attempt);
    }
  }

  /** An attempt that may be counted apart; null for none. */
  @Nullable Attempt candidate(long now) {
    Attempt oldest = responses.peekFirst();
    return oldest != null && now - oldest.answeredAt() >= STREAM_NANOS ? oldest : stalled(now);
  }

  /** The upload whose client has sent nothing for longest; null where none is stalled. */
  @Nullable Attempt stalled(long now) {
    Attempt longest = null;
    for (Attempt upload : uploads) {
      boolean stalled = upload.awaitingClient() && now - upload.progressAt() >= STALLED_NANOS;
      if (stalled && (longest == null || upload.progressAt() - longest.progressAt() < 0)) {
        longest = upload;
      }
    }
    return longest;
  }
}
