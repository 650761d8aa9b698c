// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/** Which Host a service sees. It never decides which service is called. */
public sealed interface HostHeader {
  /** That of the endpoint. */
  record Endpoint() implements HostHeader {}

  /** The one that the client asked for. */
  record Client() implements HostHeader {}

  /**
   * Always the same.
   *
   * @param authority a host and perhaps a port
   */
  record Fixed(String authority) implements HostHeader {}

  /** Writes it where it is not the endpoint's, which the service's client writes. */
  default void write(ForwardRequest request, MultiMap out) {
    instead(request.authority()).ifPresent(host -> out.add(HttpHeaders.HOST, host));
  }

  /**
   * The Host in place of the endpoint's; empty for that.
   *
   * @param asked the one that the client asked for
   */
  default Optional<String> instead(String asked) {
    return switch (this) {
      case Endpoint() -> Optional.empty();
      case Client() -> Optional.of(asked);
      case Fixed(String authority) -> Optional.of(authority);
    };
  }
}
