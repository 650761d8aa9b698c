// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.bodylimit;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.ProblemException;
import dev.facet.server.plugin.TappedStream;
import dev.facet.upstream.RequestBody;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;
import org.jspecify.annotations.Nullable;

/**
 * Rejects bodies that are too long: at once where their length is announced, otherwise at the first
 * byte that is too many. Then the reader of the body sees it fail, and the client gets the
 * rejection without waiting for them.
 */
final class BodyLimitPlugin implements Plugin {
  private final BodyLimitPolicy policy;

  /** A limit. */
  public BodyLimitPlugin(BodyLimitConfig config) {
    policy = new BodyLimitPolicy(config);
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    return switch (policy.judge(exchange.request().body())) {
      case FITS -> next.proceed(exchange);
      case TOO_LONG -> policy.rejection().asFailure();
      case UNKNOWN -> count(exchange, next);
    };
  }

  private Future<GatewayResponse> count(Exchange exchange, Next next) {
    if (!(exchange.request().body() instanceof RequestBody.Streamed streamed)) {
      return next.proceed(exchange);
    }
    Promise<GatewayResponse> promise = Promise.promise();
    ReadStream<Buffer> counted = new TappedStream(streamed.source(), new Counter(policy, promise));
    exchange.request(exchange.request().withBody(streamed.through(counted)));
    next.proceed(exchange)
        .onComplete(
            response -> {
              if (!promise.tryComplete(response)) {
                response.abandon();
              }
            },
            promise::tryFail);
    return promise.future();
  }

  /** Counts one body. */
  private static final class Counter implements TappedStream.Tap {
    private final BodyLimitPolicy policy;
    private final Promise<GatewayResponse> promise;
    private long seen;

    Counter(BodyLimitPolicy policy, Promise<GatewayResponse> promise) {
      this.policy = policy;
      this.promise = promise;
    }

    @Override
    public @Nullable Throwable passing(Buffer piece) {
      seen += piece.length();
      if (seen <= policy.max()) {
        return null;
      }
      ProblemException rejection = new ProblemException(policy.rejection());
      promise.tryFail(rejection);
      return rejection;
    }
  }
}
