// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

/** How far a request got before its {@link Attempt} failed. */
public enum Reach {
  /** There was no connection. */
  NOT_CONNECTED,
  /** Its connection was closed before anything was sent. */
  NOT_SENT,
  /** It was sent, and the service says that it did nothing with it (RFC 9113, section 8.7). */
  REJECTED,
  /** It was sent on a connection that had rested, so may have been closed all along. */
  SENT_ON_REUSED,
  /** It was sent, and the service may have done something with it. */
  SENT;

  /** Whether its connection was closed while it rested: not the service's fault. */
  boolean raced() {
    return switch (this) {
      case NOT_SENT, SENT_ON_REUSED -> true;
      case NOT_CONNECTED, REJECTED, SENT -> false;
    };
  }
}
