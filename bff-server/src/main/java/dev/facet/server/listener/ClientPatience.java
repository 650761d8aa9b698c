// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

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
      case REQUEST, READING -> waited > limits.idle();
      case HEAD -> waited > limits.header();
      case BODY -> waited > limits.body(bodyBytes);
    };
  }

  private boolean sameRequest(Awaited awaited) {
    return (awaited == Awaited.BODY && last == Awaited.NOTHING)
        || (awaited == Awaited.NOTHING && last == Awaited.BODY);
  }
}
