// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.item.KeptItem;

/**
 * Values that were looked for among those that are kept.
 *
 * @param fresh how many were there
 * @param stale how many were there, and are renewed
 * @param stored how many of these two came from the store that replicas share, and not from memory
 * @param missing how many are asked for
 */
public record LookedFor(int fresh, int stale, int stored, int missing) {
  /** None yet. */
  static final LookedFor NOTHING = new LookedFor(0, 0, 0, 0);

  /** One more that was there. */
  LookedFor with(KeptItem item) {
    int from = item.tier() == CacheTier.STORE ? 1 : 0;
    return item.stale()
        ? new LookedFor(fresh, stale + 1, stored + from, missing)
        : new LookedFor(fresh + 1, stale, stored + from, missing);
  }

  /** One more that is asked for. */
  LookedFor withMissing() {
    return new LookedFor(fresh, stale, stored, missing + 1);
  }
}
