// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.http.NetworkFault;
import io.vertx.redis.client.impl.types.ErrorType;
import java.util.concurrent.TimeoutException;

/** Says in a few words, for logs, why Redis did not do what it was asked. */
final class RedisFault {
  private static final int MAX_WORDS = 200;

  /** What Vert.x's client says of a connection that was closed before a command. */
  private static final String CLOSED = "Connection is closed";

  private RedisFault() {}

  /** One short reason. */
  static String words(Throwable fault) {
    return switch (fault) {
      case ErrorType error -> shown(error.toString());
      case RedisClosedException closed -> String.valueOf(closed.getMessage());
      case RedisUnwritableException unwritable -> String.valueOf(unwritable.getMessage());
      case RedisNonsenseException nonsense -> String.valueOf(nonsense.getMessage());
      case TimeoutException _ -> "no response in time";
      default ->
          CLOSED.equals(fault.getMessage()) ? "connection closed" : NetworkFault.words(fault);
    };
  }

  /** The same of what a script was told. */
  static String words(String error) {
    return shown(error.startsWith("-") ? error.substring(1) : error);
  }

  /** Whether Redis said so itself: the connection is well. */
  static boolean isResponse(Throwable fault) {
    return fault instanceof ErrorType error && !error.is("CONNECTION_CLOSED");
  }

  /** Whether Redis does not know a script yet. */
  static boolean isUnknownScript(Throwable fault) {
    return fault instanceof ErrorType error && error.is("NOSCRIPT");
  }

  /** The first line of what it says. */
  private static String shown(String error) {
    String line = error.lines().findFirst().orElse("");
    StringBuilder shown = new StringBuilder();
    line.chars()
        .limit(MAX_WORDS)
        .map(c -> Character.isISOControl(c) ? '?' : c)
        .forEach(c -> shown.append((char) c));
    return shown.toString();
  }
}
