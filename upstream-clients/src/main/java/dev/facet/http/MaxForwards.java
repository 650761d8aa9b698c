// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many hops a client lets a request pass on its way (RFC 9110, section 7.6.2): an OPTIONS or a
 * TRACE. Of other methods the header means nothing and goes on as it is.
 */
public final class MaxForwards {
  private static final CharSequence NAME = HttpHeaders.createOptimized("max-forwards");
  private static final Pattern NUMBER = Pattern.compile("0*([0-9]+)");

  /** Beyond it nothing is counted: who sends more means no limit, and gets this one. */
  private static final long MAX_VALUE = Integer.MAX_VALUE;

  private static final int DIGITS_OF_LARGEST = 10;

  private MaxForwards() {}

  /** Whether a request has two limits, of which two servers could take either. */
  public static boolean isAmbiguous(HttpMethod method, MultiMap headers) {
    if (!method.equals(HttpMethod.OPTIONS) && !method.equals(HttpMethod.TRACE)) {
      return false;
    }
    String first = headers.get(NAME);
    return first != null && (first.indexOf(',') >= 0 || headers.getAll(NAME).size() > 1);
  }

  /**
   * Counts this hop of an OPTIONS; whether none is left, so that the gateway is to respond itself.
   *
   * @param headers changed
   */
  public static boolean areUsedUp(HttpMethod method, MultiMap headers) {
    if (!method.equals(HttpMethod.OPTIONS) || !headers.contains(NAME)) {
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
