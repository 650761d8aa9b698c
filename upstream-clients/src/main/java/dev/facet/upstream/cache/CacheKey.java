// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

/**
 * Where responses are found (RFC 9111, section 2); of several the one that Vary selects.
 *
 * @param target path and query
 * @param host the Host that the service was sent; empty for its endpoint's own
 * @param identity who may have them; empty for everybody, or nobody in particular
 */
record CacheKey(String target, String host, String identity) {
  /** Equal for equal keys, and nearly always different for others. */
  long digest() {
    long low = 31L * host.hashCode() + identity.hashCode();
    return ((long) target.hashCode() << 32) ^ (low * 0x9E3779B97F4A7C15L);
  }

  /** Characters held, each once. */
  int length() {
    return target.length() + host.length() + identity.length();
  }
}
