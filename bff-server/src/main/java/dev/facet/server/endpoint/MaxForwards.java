// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.server.plugin.GatewayRequest;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many hops a client lets an OPTIONS pass on its way (RFC 9110, section 7.6.2). */
final class MaxForwards {
  private static final CharSequence NAME = HttpHeaders.createOptimized("max-forwards");
  private static final Pattern NUMBER = Pattern.compile("0*([0-9]+)");

  /** Beyond it nothing is counted: who sends more means no limit, and gets this one. */
  private static final long MAX_VALUE = Integer.MAX_VALUE;

  private static final int DIGITS_OF_LARGEST = 10;

  private MaxForwards() {}

  /** Counts this hop; whether none is left, so that the gateway is to respond itself. */
  static boolean areUsedUp(GatewayRequest request) {
    MultiMap headers = request.headers();
    if (!request.method().equals(HttpMethod.OPTIONS) || !headers.contains(NAME)) {
      return false;
    }
    String value = headers.get(NAME);
    Matcher number = NUMBER.matcher(value);
    if (!number.matches()) {
      return false; // as if it were not there
    }
    String digits = number.group(1);
    long left = digits.length() > DIGITS_OF_LARGEST ? Long.MAX_VALUE : Long.parseLong(digits);
    headers.set(NAME, Long.toString(Math.clamp(left - 1, 0, MAX_VALUE)));
    return left == 0;
  }
}
