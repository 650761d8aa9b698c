// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.CacheControl;
import dev.facet.http.HttpDate;
import dev.facet.upstream.config.CacheConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;

/**
 * For how long a response is taken for fresh that names no time: a share of how long it has been
 * unchanged (RFC 9111, section 4.2.2).
 *
 * @param share of the time since Last-Modified; 0 for no such guess
 * @param maxMillis the longest time
 */
public record Heuristics(double share, long maxMillis) {
  /** Guesses nothing. */
  public static final Heuristics NONE = new Heuristics(0, 0);

  /** As configured. */
  public static Heuristics of(CacheConfig config) {
    return new Heuristics(config.heuristic().value() / 100, config.heuristicMax().toMillis());
  }

  /**
   * The freshness of a response, guessed where nothing says it. What has a query is not guessed: it
   * may be computed for each request.
   *
   * @param stated what the response says
   */
  Freshness of(
      CacheRequest request, int status, MultiMap headers, CacheControl control, Freshness stated) {
    boolean guessed =
        share > 0
            && request.target().indexOf('?') < 0
            && Storing.isOfUnstatedTime(status, control)
            && !control.has("max-age")
            && !control.has("s-maxage")
            && !headers.contains(HttpHeaders.EXPIRES);
    long lifetime = guessed ? lifetime(headers, stated.received()) : 0;
    return lifetime > 0 ? new Freshness(lifetime, stated.initialAge(), stated.received()) : stated;
  }

  private long lifetime(MultiMap headers, long received) {
    String modified = headers.get(HttpHeaders.LAST_MODIFIED);
    String date = headers.get(HttpHeaders.DATE);
    Instant from = modified == null ? null : HttpDate.parse(modified);
    Instant to = date == null ? null : HttpDate.parse(date);
    long unchanged =
        from == null ? 0 : (to == null ? received : to.toEpochMilli()) - from.toEpochMilli();
    return Math.min(maxMillis, (long) (unchanged * share));
  }
}
