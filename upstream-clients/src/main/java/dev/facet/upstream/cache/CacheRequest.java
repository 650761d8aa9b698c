// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.CacheControl;
import dev.facet.http.HttpDate;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;

/**
 * A GET or HEAD as a cache sees it.
 *
 * @param target path and query, as the service is sent them
 * @param host the Host that the service is sent; empty for its endpoint's own
 * @param headers all that the service is sent, for Vary; only read
 * @param identity of whom the service is told to ask, in any form that is equal for the same; empty
 *     for nobody
 * @param control what the client says of caching
 * @param correlationId the request's id, as the service may have been told it; empty for none
 */
public record CacheRequest(
    String target,
    String host,
    MultiMap headers,
    String identity,
    CacheControl control,
    String correlationId) {
  /** One that has no id. */
  public CacheRequest(
      String target, String host, MultiMap headers, String identity, CacheControl control) {
    this(target, host, headers, identity, control, "");
  }

  /** Where what anybody may have is found. */
  CacheKey shared() {
    return new CacheKey(target, host, "");
  }

  /** Where what only this one may have is found. */
  CacheKey own() {
    return new CacheKey(target, host, identity);
  }

  /** With the time of receipt where it names none, and without the id of the request. */
  MultiMap lasting(MultiMap kept, long now) {
    if (!kept.contains(HttpHeaders.DATE)) { // RFC 9110, section 6.6.1
      kept.set(HttpHeaders.DATE, HttpDate.format(Instant.ofEpochMilli(now)));
    }
    if (!correlationId.isEmpty()) {
      kept.entries().stream()
          .filter(header -> header.getValue().equals(correlationId))
          .forEach(header -> kept.remove(header.getKey()));
    }
    return kept;
  }
}
