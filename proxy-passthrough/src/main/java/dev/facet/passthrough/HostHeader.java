// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

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
    switch (this) {
      case Endpoint() -> {}
      case Client() -> out.add(HttpHeaders.HOST, request.authority());
      case Fixed(String authority) -> out.add(HttpHeaders.HOST, authority);
    }
  }
}
