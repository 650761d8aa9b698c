// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.share.SharingRules;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;

/** What sharing means for what several wait to find in the cache of a service. */
record SharedFetches(String service) implements SharingRules<Fetched> {
  @Override
  public boolean mayRetry(AsyncResult<Fetched> outcome) {
    return outcome.failed() && SharedReads.mayDoBetter(outcome);
  }

  @Override
  public boolean outOfTime(AsyncResult<Fetched> outcome) {
    return SharedReads.passedDeadline(outcome);
  }

  @Override
  public Future<Fetched> cancelled() {
    return Future.failedFuture(new UpstreamException(new UpstreamFailure.Cancelled(service)));
  }

  @Override
  public Fetched coalesced(Fetched fetched) {
    return fetched;
  }

  @Override
  public Throwable coalesced(Throwable failure) {
    return failure instanceof UpstreamException upstream ? upstream.asCoalesced() : failure;
  }

  /** What is kept is never changed. */
  @Override
  public Fetched forOtherLoop(Fetched fetched) {
    return fetched;
  }
}
