// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.ExpectHeader;
import dev.facet.http.MaxForwards;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;

/** Header fields that are judged before a route is looked for. */
public final class HeadCheck {
  private HeadCheck() {}

  /**
   * Checks a head.
   *
   * @param headers as the client sent them
   * @throws ProblemException where they are rejected
   */
  public static void check(HttpMethod method, MultiMap headers) {
    if (MaxForwards.isAmbiguous(method, headers)) {
      throw rejected(
          ProblemCode.BAD_REQUEST, "Max-Forwards: more than one value (expected: one number).");
    }
    if (ExpectHeader.of(headers) == ExpectHeader.UNKNOWN) {
      throw rejected(
          ProblemCode.EXPECTATION_FAILED,
          "Expect: an expectation that is not known here (expected: 100-continue).");
    }
  }

  private static ProblemException rejected(ProblemCode code, String detail) {
    return new ProblemException(Problem.of(code, detail));
  }
}
