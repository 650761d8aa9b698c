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
  /** Characters held, each once. */
  int length() {
    return target.length() + host.length() + identity.length();
  }
}
