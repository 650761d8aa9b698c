// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.plugin.GatewayRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** How many hops a client lets an OPTIONS pass on its way (RFC 9110, section 7.6.2). */
final class MaxForwards {
  private static final CharSequence NAME = HttpHeaders.createOptimized("max-forwards");
  private static final int MAX_DIGITS = 9;

  private MaxForwards() {}

  /** Counts this hop; whether none is left, so that the gateway is to respond itself. */
  static boolean areUsedUp(GatewayRequest request) {
    MultiMap headers = request.headers();
    if (!request.method().equals(HttpMethod.OPTIONS) || !headers.contains(NAME)) {
      return false;
    }
    String value = headers.get(NAME);
    if (!value.matches("[0-9]{1," + MAX_DIGITS + "}")) {
      return false; // as if it were not there
    }
    int left = Integer.parseInt(value);
    headers.set(NAME, Integer.toString(Math.max(left - 1, 0)));
    return left == 0;
  }
}
