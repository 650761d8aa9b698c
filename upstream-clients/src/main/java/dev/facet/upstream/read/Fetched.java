// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.cache.CachedResponse;

/** What came of asking the service, for those who waited for it. */
sealed interface Fetched {
  /** Nothing that others may have. */
  Fetched NOTHING = new Nothing();

  /** A response that others may have. */
  record Kept(CachedResponse response, CacheStatus status) implements Fetched {}

  /** Nothing that others may have. */
  record Nothing() implements Fetched {}
}
