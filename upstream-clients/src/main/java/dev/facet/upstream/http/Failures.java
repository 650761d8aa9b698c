// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;

/**
 * Says what a cause means for the caller.
 *
 * @param service the service's name in the configuration
 */
record Failures(String service) {
  /** Why there is no connection. Nothing was sent. */
  UpstreamFailure beforeSending(Throwable cause) {
    return cause instanceof ConnectionPoolTooBusyException
        ? new UpstreamFailure.Overloaded(service)
        : new UpstreamFailure.Unreachable(service, detail(cause));
  }

  /** Why a request that was sent, at least in part, has no complete answer. */
  UpstreamFailure afterSending(Throwable cause) {
    return switch (cause) {
      case UpstreamException known -> known.failure();
      case Throwable lost when isLost(lost) ->
          new UpstreamFailure.ConnectionLost(service, detail(lost));
      default -> new UpstreamFailure.Malformed(service, detail(cause));
    };
  }

  /** Whether the connection went away, as opposed to bringing something that is not HTTP. */
  static boolean isLost(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof HttpClosedException
        || cause instanceof StreamResetException
        || cause instanceof PrematureChannelClosureException;
  }

  private static String detail(Throwable cause) {
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
