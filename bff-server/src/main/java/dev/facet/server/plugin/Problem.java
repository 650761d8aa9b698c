// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.Future;
import java.util.Map;

/**
 * A refusal or failure as the client sees it: problem+json (RFC 9457) on routes, an error with
 * {@code extensions.code} on GraphQL paths.
 *
 * @param status the HTTP status
 * @param code the stable code of the catalogue of errors, such as {@code RATE_LIMITED}
 * @param detail one sentence for the client's developer; never an address, a stack or an upstream's
 *     words
 * @param headers headers the answer must carry, such as WWW-Authenticate
 */
public record Problem(int status, String code, String detail, Map<String, String> headers) {
  /** Copies the map. */
  public Problem {
    headers = Map.copyOf(headers);
  }

  /** A problem without headers of its own. */
  public Problem(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /** The problem as the failure of a plugin. */
  public <T> Future<T> asFailure() {
    return Future.failedFuture(new ProblemException(this));
  }
}
