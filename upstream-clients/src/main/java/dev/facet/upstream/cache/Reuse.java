// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import static dev.facet.http.CacheControl.ABSENT;

import dev.facet.http.CacheControl;

/** What may be done with a kept response now (RFC 9111, section 4; RFC 5861). */
public enum Reuse {
  /** It is the response. */
  FRESH,
  /** It is the response, though it is stale, and the service is asked for a newer one meanwhile. */
  STALE_MEANWHILE,
  /** The client takes it stale. */
  STALE,
  /** The service has to be asked. */
  NOT_NOW;

  private static final long MILLIS = 1_000;

  /**
   * Judges a response.
   *
   * @param client what the request says
   * @param now in the time of day, in milliseconds
   */
  public static Reuse of(CachedResponse kept, CacheControl client, long now) {
    CacheControl service = kept.control();
    if (service.has("no-cache") || client.has("no-cache")) {
      return NOT_NOW;
    }
    long age = kept.freshness().age(now);
    long most = client.seconds("max-age");
    if (most != ABSENT && age >= most * MILLIS) {
      return NOT_NOW;
    }
    long left = kept.freshness().left(now) - Math.max(0, client.seconds("min-fresh")) * MILLIS;
    if (left > 0) {
      return FRESH;
    }
    return forbidsStale(service) || client.has("min-fresh")
        ? NOT_NOW
        : stale(service, client, left);
  }

  private static Reuse stale(CacheControl service, CacheControl client, long left) {
    if (client.isBare("max-stale") || -left <= client.seconds("max-stale") * MILLIS) {
      return STALE;
    }
    long window = service.seconds("stale-while-revalidate");
    return window != ABSENT && -left <= window * MILLIS && !client.has("max-age")
        ? STALE_MEANWHILE
        : NOT_NOW;
  }

  /** Whether it is the response where the client does not ask for less. */
  public static boolean isFresh(CachedResponse kept, long now) {
    return kept.freshness().left(now) > 0 && !kept.control().has("no-cache");
  }

  /**
   * Whether a stale response stands in for an error of the service or for none at all (RFC 5861,
   * section 4): both sides may allow it, and the service may forbid it.
   */
  public static boolean onError(CachedResponse kept, CacheControl client, long now) {
    CacheControl service = kept.control();
    if (forbidsStale(service) || service.has("no-cache")) {
      return false;
    }
    long window = Math.max(service.seconds("stale-if-error"), client.seconds("stale-if-error"));
    return window != ABSENT && -kept.freshness().left(now) <= window * MILLIS;
  }

  /** RFC 9111, sections 4.2.4, 5.2.2.2, 5.2.2.8 and 5.2.2.10. */
  private static boolean forbidsStale(CacheControl service) {
    return service.has("must-revalidate")
        || service.has("proxy-revalidate")
        || service.has("s-maxage");
  }
}
