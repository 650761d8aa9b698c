// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;

/** One limit of hops for methods that have any (RFC 9110, section 7.6.2). */
final class HopCount {
  private static final CharSequence NAME = HttpHeaders.createOptimized("max-forwards");

  private HopCount() {}

  /**
   * Checks a head.
   *
   * @throws ProblemException where it has two limits, of which two servers could take either
   */
  static void check(HttpMethod method, MultiMap headers) {
    if (!method.equals(HttpMethod.OPTIONS) && !method.equals(HttpMethod.TRACE)) {
      return;
    }
    String first = headers.get(NAME);
    if (first != null && (first.indexOf(',') >= 0 || headers.getAll(NAME).size() > 1)) {
      throw new ProblemException(
          Problem.of(
              ProblemCode.BAD_REQUEST,
              "Max-Forwards: more than one value (expected: one number)."));
    }
  }
}
