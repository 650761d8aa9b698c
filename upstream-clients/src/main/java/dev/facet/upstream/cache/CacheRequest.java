// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.CacheControl;
import io.vertx.core.MultiMap;

/**
 * A GET or HEAD as a cache sees it.
 *
 * @param target path and query, as the service is sent them
 * @param host the Host that the service is sent; empty for its endpoint's own
 * @param headers all that the service is sent, for Vary; only read
 * @param identity of whom the service is told to ask, in any form that is equal for the same; empty
 *     for nobody
 * @param control what the client says of caching
 */
public record CacheRequest(
    String target, String host, MultiMap headers, String identity, CacheControl control) {
  /** Where what anybody may have is found. */
  CacheKey shared() {
    return new CacheKey(target, host, "");
  }

  /** Where what only this one may have is found. */
  CacheKey own() {
    return new CacheKey(target, host, identity);
  }
}
