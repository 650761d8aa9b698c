// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.connection.BufferMemory;
import java.util.concurrent.TimeUnit;

/** Adds up how long one client has been waited for. */
final class ClientPatience {
  /** What a client is waited for with. */
  enum Awaited {
    /** With nothing: the gateway or a service works. */
    NOTHING,
    /** The first byte of its next request. */
    REQUEST,
    /** The rest of a head. */
    HEAD,
    /** The rest of a body. */
    BODY,
    /** That it reads more of a response. */
    READING
  }

  /** Where memory is spent: for whoever still reads this is long. */
  private static final long READING_IN_NEED = TimeUnit.SECONDS.toNanos(2);

  private final BufferMemory memory = BufferMemory.ofProcess();
  private final ClientLimits limits;
  private Awaited last = Awaited.NOTHING;
  private long lastProgress;
  private long waited;

  ClientPatience(ClientLimits limits) {
    this.limits = limits;
  }

  /**
   * Looks once. Time counts from the look that first finds the wait; time in which the client is
   * not waited for counts for nothing and, of a body, takes nothing back.
   *
   * @param awaited what the client is waited for with now
   * @param progress where it is another figure than at the last look, the wait is a new one
   * @param bodyBytes what has arrived of the body
   * @param elapsed since the last look, in nanoseconds
   * @return whether the client has had its time
   */
  boolean isOver(Awaited awaited, long progress, long bodyBytes, long elapsed) {
    if (progress != lastProgress || (awaited != last && !sameRequest(awaited))) {
      waited = 0;
    } else if (awaited == last && awaited != Awaited.NOTHING) {
      waited += elapsed;
    }
    last = awaited;
    lastProgress = progress;
    return switch (awaited) {
      case NOTHING -> false;
      case REQUEST -> waited > limits.idle();
      case READING -> waited > reading();
      case HEAD -> waited > limits.header();
      case BODY -> waited > limits.body(bodyBytes);
    };
  }

  private long reading() {
    boolean spent = memory.level().compareTo(BufferMemory.Level.SPENT) >= 0;
    return spent ? Math.min(limits.idle(), READING_IN_NEED) : limits.idle();
  }

  private boolean sameRequest(Awaited awaited) {
    return (awaited == Awaited.BODY && last == Awaited.NOTHING)
        || (awaited == Awaited.NOTHING && last == Awaited.BODY);
  }
}
