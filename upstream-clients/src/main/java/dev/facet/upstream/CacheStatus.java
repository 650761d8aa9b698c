// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.item.CacheTier;

/**
 * What a cache had to do with a response (RFC 9211).
 *
 * @param use in a word
 * @param parameters those of a member of Cache-Status, such as {@code hit; ttl=30}; empty where
 *     nothing is to be said
 * @param tier where the response was kept
 */
public record CacheStatus(Use use, String parameters, CacheTier tier) {
  /** There is no cache, or it was not asked. */
  public static final CacheStatus NONE = new CacheStatus(Use.NONE, "", CacheTier.NONE);

  /** A client asked the cache alone, which had nothing: a 504 without a body stands for it. */
  public static final CacheStatus NOTHING =
      new CacheStatus(Use.MISS, "detail=only-if-cached", CacheTier.NONE);

  /** Where a response comes from. */
  public enum Use {
    /** From the service, without a cache. */
    NONE("none"),
    /** From the cache, which held it fresh. */
    HIT("hit"),
    /** From the cache, though it was stale. */
    STALE("stale"),
    /** From the cache, though it was stale, since the call for a newer one failed. */
    STALE_IF_ERROR("stale-if-error"),
    /** From the service. */
    MISS("miss"),
    /** From the cache, since the service said that it still holds. */
    REVALIDATED("revalidated");

    private final String label;

    Use(String label) {
      this.label = label;
    }

    /** Whether the body is one that was received before. */
    public boolean isKept() {
      return sparesCall() || this == STALE_IF_ERROR || this == REVALIDATED;
    }

    /** Whether no call was waited for. */
    public boolean sparesCall() {
      return this == HIT || this == STALE;
    }

    /** What metrics and explanations call it. */
    public String label() {
      return label;
    }
  }

  /** A response of the cache that is fresh for so many seconds yet. */
  public static CacheStatus hit(long ttl) {
    return new CacheStatus(Use.HIT, "hit; ttl=" + ttl, CacheTier.MEMORY);
  }

  /** A response of the cache that is stale for so many seconds, as a negative number. */
  public static CacheStatus stale(long ttl) {
    return new CacheStatus(Use.STALE, "hit; ttl=" + ttl, CacheTier.MEMORY);
  }

  /**
   * A response of the cache in place of an error.
   *
   * @param reason why the service was asked, as RFC 9211, section 2.2, calls it
   * @param status of the error; 0 where there was no response at all
   */
  public static CacheStatus staleForError(String reason, long ttl, int status) {
    return new CacheStatus(
        Use.STALE_IF_ERROR,
        "hit; ttl=" + ttl + "; fwd=" + reason + (status == 0 ? "" : "; fwd-status=" + status),
        CacheTier.MEMORY);
  }

  /**
   * A response that the service confirmed.
   *
   * @param reason why it was asked, as RFC 9211, section 2.2, calls it
   */
  public static CacheStatus revalidated(String reason, long ttl) {
    return new CacheStatus(
        Use.REVALIDATED, "fwd=" + reason + "; fwd-status=304; ttl=" + ttl, CacheTier.MEMORY);
  }

  /**
   * A response of the service.
   *
   * @param reason why it was asked, as RFC 9211, section 2.2, calls it
   */
  public static CacheStatus miss(String reason) {
    return new CacheStatus(Use.MISS, "fwd=" + reason, CacheTier.NONE);
  }

  /**
   * The same as a whole member of Cache-Status.
   *
   * @param cache the name of the cache
   */
  public CacheStatus by(String cache) {
    return parameters.isEmpty() ? this : new CacheStatus(use, cache + "; " + parameters, tier);
  }

  /** The same, of which more is to be said. */
  public CacheStatus with(String parameter) {
    return new CacheStatus(use, parameters + "; " + parameter, tier);
  }

  /** The same, where the store that replicas share had the response. */
  public CacheStatus fromStore() {
    return new CacheStatus(
        use, parameters + "; detail=store", use.isKept() ? CacheTier.STORE : tier);
  }
}
