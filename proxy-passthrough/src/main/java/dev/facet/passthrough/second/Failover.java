// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.second;

import dev.facet.http.ResponseContent;
import dev.facet.passthrough.choice.Target;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.UpstreamStream;
import dev.facet.upstream.resilience.RetryRule;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.resilience.UnwantedBody;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** What becomes of requests that the first service fails to respond to. */
public sealed interface Failover {
  /** They fail. */
  Failover NONE = new None();

  /** They fail. */
  record None() implements Failover {}

  /**
   * A second service is asked, where the request does nothing twice by that.
   *
   * @param to the second service
   * @param terms when it is asked
   * @param timers of the request's event loop
   * @param watcher hears of it
   */
  record Second(Target to, FailoverTerms terms, Timers timers, FailoverWatcher watcher)
      implements Failover {
    /**
     * A response, and whose it is.
     *
     * @param failedOver whether the first service failed before
     */
    public record Served(UpstreamStream stream, Target target, boolean failedOver) {}

    /** Asks the first service, and the second one where that is of use. */
    public Future<Served> send(Target first, UpstreamRequest request, CallContext context) {
      if (first.service().equals(to.service())) {
        return first.client().stream(request, context)
            .map(stream -> new Served(stream, first, false));
      }
      ResendableBody body = ResendableBody.of(request.body());
      return first.client().stream(body.in(request), context)
          .transform((stream, failure) -> {
            String cause = cause(request, body, stream, failure);
            if (cause.isEmpty()) {
              body.settle();
              return failure == null
                  ? Future.succeededFuture(new Served(stream, first, false))
                  : Future.failedFuture(failure);
            }
            if (stream != null) {
              discard(request, stream, body);
            }
            watcher.failedOver(first.service(), cause, context);
            Future<UpstreamStream> second = to.client().stream(body.in(request), context);
            body.settle();
            return second.map(response -> new Served(response, to, true));
          });
    }

    /** Why the second service is asked; empty where it is not. */
    private String cause(
        UpstreamRequest request,
        ResendableBody body,
        @Nullable UpstreamStream stream,
        @Nullable Throwable failure) {
      if (stream != null) {
        // Whoever wants nothing but what is cached does not want another service to be asked.
        boolean unwelcome =
            terms.statuses().contains(stream.status())
                && !stream.cacheStatus().equals(CacheStatus.NOTHING);
        return unwelcome && RetryRule.repeatable(request.method(), body.whole())
            ? "status " + stream.status()
            : "";
      }
      return failure instanceof UpstreamException failed
              && isReason(
                  RetryRule.elsewhere(
                      request.method(), body.whole(), failed.failure(), failed.delivery().sent()))
          ? failed.failure().cause()
          : "";
    }

    private boolean isReason(@Nullable RetryReason reason) {
      return reason != null && terms.reasons().contains(reason);
    }

    /** The response is not taken; where its body is short the connection serves on. */
    private void discard(UpstreamRequest request, UpstreamStream stream, ResendableBody body) {
      if (!body.over()) {
        stream.abort(); // else it would go on reading what the second service is to have
        return;
      }
      long length = ResponseContent.length(stream.status(), request.method(), stream.headers());
      new UnwantedBody(stream.body(), UnwantedBody.Bounds.USUAL, stream::abort)
          .drop(length, timers, () -> {});
    }
  }
}
