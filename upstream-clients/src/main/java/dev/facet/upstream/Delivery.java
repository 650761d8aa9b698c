// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.item.CacheTier;

/**
 * How a call was delivered: for logs and explanations, never for clients.
 *
 * @param endpoint the base URL of the endpoint that was called last, which never has credentials;
 *     empty where none was
 * @param attempts how often the request was sent, or tried to be; 0 where nothing was sent
 * @param coalesced whether the outcome is that of an equal call in flight, which another request
 *     made
 * @param sent whether so much as a part of the request may have reached a service
 * @param status of a response that came in part, cannot be decoded, or is an error that a kept one
 *     stands in for; 0 for none
 * @param contentType of such a response, as it came; empty for none
 * @param waitedNanos how long it waited for its turn, in nanoseconds
 * @param hedges how many of the attempts began beside another one, which took long
 * @param cache whether the response was kept before
 * @param tier where it was kept
 */
public record Delivery(
    String endpoint,
    int attempts,
    boolean coalesced,
    boolean sent,
    int status,
    String contentType,
    long waitedNanos,
    int hedges,
    CacheStatus.Use cache,
    CacheTier tier) {
  /** Nothing was sent. */
  public static final Delivery NONE = new Delivery("", 0, false, 0);

  /** How a call was delivered that failed. */
  public static Delivery of(Throwable failure) {
    return failure instanceof UpstreamException upstream ? upstream.delivery() : NONE;
  }

  /** A delivery of which no more is to be said than its response says. */
  public Delivery(String endpoint, int attempts, boolean coalesced, long waitedNanos) {
    this(endpoint, attempts, coalesced, attempts > 0, 0, "", waitedNanos, 0);
  }

  /** A delivery that no cache had to do with. */
  public Delivery(
      String endpoint,
      int attempts,
      boolean coalesced,
      boolean sent,
      int status,
      String contentType,
      long waitedNanos,
      int hedges) {
    this(
        endpoint,
        attempts,
        coalesced,
        sent,
        status,
        contentType,
        waitedNanos,
        hedges,
        CacheStatus.Use.NONE,
        CacheTier.NONE);
  }

  /**
   * The same delivery, of which a cache knows.
   *
   * @param from where the response was kept
   */
  public Delivery cached(CacheStatus.Use use, CacheTier from) {
    return new Delivery(
        endpoint, attempts, coalesced, sent, status, contentType, waitedNanos, hedges, use, from);
  }

  /** The same delivery, whose response was an error. */
  public Delivery failed(int error) {
    return new Delivery(
        endpoint, attempts, coalesced, sent, error, contentType, waitedNanos, hedges, cache, tier);
  }

  /** How often the request was tried once more. */
  public int retries() {
    return Math.max(0, attempts - 1 - hedges);
  }

  /** The same delivery, for waiters of a shared call. */
  Delivery asCoalesced() {
    return new Delivery(
        endpoint, attempts, true, sent, status, contentType, waitedNanos, hedges, cache, tier);
  }
}
