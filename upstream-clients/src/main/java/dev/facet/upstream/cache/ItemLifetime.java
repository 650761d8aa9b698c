// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.http.CacheControl;
import dev.facet.upstream.item.ItemRule;
import dev.facet.upstream.item.ItemTerms;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For how long items of a response are kept: what the schema says, or what is left of it. */
final class ItemLifetime {
  private static final int OK = 200;
  private static final int PARTIAL = 206;
  private static final int MULTIPLE_CHOICES = 300;

  /** What forbids to keep a response, whoever it is for. */
  private static final List<String> FORBIDDING = List.of("no-store", "no-cache");

  /** What forbids to give what is stale (RFC 9111, sections 5.2.2.2, 5.2.2.8 and 5.2.2.10). */
  private static final List<String> FORBIDDING_STALE =
      List.of("must-revalidate", "proxy-revalidate", "s-maxage");

  private ItemLifetime() {}

  /**
   * The terms of a response.
   *
   * @param asked when it was asked for, in the time of day, in milliseconds
   * @param received when it was there
   * @return null where nothing of it may be kept
   */
  static @Nullable ItemTerms of(
      ItemRule rule, int status, MultiMap headers, long asked, long received) {
    CacheControl control = CacheControl.of(headers);
    if (isForbidden(rule, status, headers, control)) {
      return null;
    }
    long fresh = Math.min(rule.ttl(), left(headers, control, asked, received));
    if (fresh <= 0) {
      return null;
    }
    long stale = FORBIDDING_STALE.stream().anyMatch(control::has) ? 0 : rule.swr();
    return new ItemTerms(received + fresh, received + fresh + stale);
  }

  private static boolean isForbidden(
      ItemRule rule, int status, MultiMap headers, CacheControl control) {
    return status < OK
        || status >= MULTIPLE_CHOICES
        || status == PARTIAL
        || FORBIDDING.stream().anyMatch(control::has)
        || (rule.forAll() && control.has("private"))
        || headers.contains(HttpHeaders.SET_COOKIE)
        || headers.getAll(HttpHeaders.VARY).stream().anyMatch(line -> line.contains("*"));
  }

  /** For how long the service says that the response is fresh; where it says nothing, for ever. */
  private static long left(MultiMap headers, CacheControl control, long asked, long received) {
    boolean said =
        control.has("s-maxage") || control.has("max-age") || headers.contains(HttpHeaders.EXPIRES);
    return said ? Freshness.of(headers, control, asked, received).left(received) : Long.MAX_VALUE;
  }
}
