// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

/** Redis closed a connection. */
final class RedisClosedException extends Exception {
  private static final long serialVersionUID = 1L;

  RedisClosedException() {
    super("connection closed", null, false, false);
  }
}
