// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

/** Redis still has what was to be forgotten: it takes no writes. */
final class RedisUnwritableException extends Exception {
  private static final long serialVersionUID = 1L;

  RedisUnwritableException(String message) {
    super(message, null, false, false);
  }
}
