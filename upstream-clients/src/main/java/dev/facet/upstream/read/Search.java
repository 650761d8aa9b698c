// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.cache.CacheRequest;
import dev.facet.upstream.item.CacheTier;
import dev.facet.upstream.store.Found;

/**
 * A read that is looked for.
 *
 * @param asked as a cache sees the request
 * @param found what came of looking into the store that replicas share
 */
record Search(UpstreamRequest request, CallContext context, CacheRequest asked, Found found) {
  private static final Found NOT_YET = Found.nothing(Found.Outcome.SKIPPED, 0);

  /** One for which only the memory was looked into. */
  static Search of(UpstreamRequest request, CallContext context, CacheRequest asked) {
    return new Search(request, context, asked, NOT_YET);
  }

  /** The same, after looking into the store. */
  Search after(Found looked) {
    return new Search(request, context, asked, looked);
  }

  /** The same for another request and another context, of the same response. */
  Search by(UpstreamRequest other, CallContext otherContext) {
    return new Search(other, otherContext, asked, found);
  }

  /** Where the response is kept, if it is. */
  CacheTier tier() {
    return found.hasAny() ? CacheTier.STORE : CacheTier.MEMORY;
  }

  /** Says where a response comes from. */
  CacheStatus told(CacheStatus status) {
    return found.hasAny() ? status.fromStore() : status;
  }
}
