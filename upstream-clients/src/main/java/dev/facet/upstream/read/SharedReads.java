// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.read;

import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.share.SharingRules;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/**
 * What sharing means for reads of one service: GET requests without a body.
 *
 * @param service its name
 */
public record SharedReads(String service) implements SharingRules<UpstreamResponse> {
  /** Whether a response may go to several equal requests. */
  public static boolean mayShare(UpstreamRequest request) {
    return request.method().equals(HttpMethod.GET) && request.body() instanceof RequestBody.Empty;
  }

  @Override
  public boolean mayRetry(AsyncResult<UpstreamResponse> outcome) {
    return mayDoBetter(outcome);
  }

  /** Not where the service itself is the matter, so that a second call would meet the same. */
  static boolean mayDoBetter(AsyncResult<?> outcome) {
    if (!(outcome.cause() instanceof UpstreamException ended)) {
      return outcome.failed(); // a fault of the first caller, perhaps
    }
    return switch (ended.failure()) {
      case UpstreamFailure.TimedOut _,
          UpstreamFailure.DeadlinePassed _,
          UpstreamFailure.Unreachable _,
          UpstreamFailure.ConnectionLost _,
          UpstreamFailure.Cancelled _ ->
          true;
      case UpstreamFailure.CircuitOpen _,
          UpstreamFailure.Overloaded _,
          UpstreamFailure.ClientStalled _,
          UpstreamFailure.WrongLength _,
          UpstreamFailure.TooLarge _,
          UpstreamFailure.Malformed _,
          UpstreamFailure.Undecodable _ ->
          false;
    };
  }

  @Override
  public boolean outOfTime(AsyncResult<UpstreamResponse> outcome) {
    return passedDeadline(outcome);
  }

  /** Whether a call ended with the time of whoever made it. */
  static boolean passedDeadline(AsyncResult<?> outcome) {
    return outcome.cause() instanceof UpstreamException ended
        && ended.failure() instanceof UpstreamFailure.DeadlinePassed;
  }

  @Override
  public Future<UpstreamResponse> cancelled() {
    return Future.failedFuture(new UpstreamException(new UpstreamFailure.Cancelled(service)));
  }

  @Override
  public UpstreamResponse coalesced(UpstreamResponse response) {
    return response.asCoalesced();
  }

  @Override
  public Throwable coalesced(Throwable failure) {
    return failure instanceof UpstreamException upstream ? upstream.asCoalesced() : failure;
  }

  /** Responses are not changed by their readers. */
  @Override
  public UpstreamResponse forOtherLoop(UpstreamResponse response) {
    return response;
  }
}
