// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.share.SharingRules;
import dev.facet.upstream.store.Found;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/** What sharing means for looking into a store. */
record SharedLookups(String service) implements SharingRules<Found> {
  @Override
  public boolean mayRetry(AsyncResult<Found> outcome) {
    return false;
  }

  @Override
  public boolean outOfTime(AsyncResult<Found> outcome) {
    return false;
  }

  @Override
  public Future<Found> cancelled() {
    return Future.failedFuture(new UpstreamException(new UpstreamFailure.Cancelled(service)));
  }

  @Override
  public Found coalesced(Found found) {
    return found;
  }

  /** What was found is never changed. */
  @Override
  public Found forOtherLoop(Found found) {
    return found;
  }
}
