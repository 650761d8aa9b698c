// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

/** What calls itself Redis responded with what no script of ours gives. */
final class RedisNonsenseException extends Exception {
  private static final long serialVersionUID = 1L;

  RedisNonsenseException() {
    super("a response that Redis does not give", null, false, false);
  }
}
