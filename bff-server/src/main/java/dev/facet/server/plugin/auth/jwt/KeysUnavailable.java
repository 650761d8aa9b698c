// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import java.time.Duration;

/** There are no keys yet to check a token with. */
final class KeysUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long retryAfterSeconds;

  /**
   * No keys yet.
   *
   * @param pause until they are asked for again, at most
   */
  KeysUnavailable(Duration pause) {
    super("keys: none fetched yet", null, false, false);
    this.retryAfterSeconds = Math.max(1, Math.ceilDiv(pause.toMillis(), 1000L));
  }

  /** When the client may try again, in seconds; 1 or more. */
  long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}
