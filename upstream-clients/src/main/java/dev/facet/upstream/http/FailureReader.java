// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.StreamResetException;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Objects;

/** Reads what Vert.x and Netty throw as an {@link UpstreamFailure}. */
final class FailureReader {
  private final String service;

  FailureReader(String service) {
    this.service = service;
  }

  /** What it means that no connection could be had. */
  UpstreamFailure withoutConnection(Throwable cause) {
    return new Unreachable(service, detail(cause));
  }

  /** What it means that an exchange broke on its connection. */
  UpstreamFailure onConnection(Throwable cause) {
    return closed(cause)
        ? new ConnectionLost(service, detail(cause))
        : new Malformed(service, detail(cause));
  }

  /** Whether the connection was closed, rather than used wrongly. */
  static boolean closed(Throwable cause) {
    return cause instanceof IOException
        || cause instanceof HttpClosedException
        || cause instanceof StreamResetException
        || cause instanceof PrematureChannelClosureException;
  }

  /** What a library says where that is a sentence: names of its classes tell operators nothing. */
  private static String detail(Throwable cause) {
    String name = cause.getClass().getSimpleName();
    String message = Objects.requireNonNullElse(cause.getMessage(), "");
    return switch (cause) {
      case NumberFormatException _ -> "a length or a status that is no number";
      case UnknownHostException _ -> "unknown host: " + message;
      default -> message.contains(" ") ? message : message.isEmpty() ? name : name + ": " + message;
    };
  }
}
