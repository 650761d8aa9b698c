// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.http.SafeMethods;
import dev.facet.server.plugin.Problem;
import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.UpstreamException;
import io.vertx.core.http.HttpMethod;

/** What a client is told when a service fails. Which service, and how, stays in the log. */
public final class FailureMapping {
  private FailureMapping() {}

  /**
   * The problem that stands for a failed call.
   *
   * @param method of the client's request
   */
  public static Problem problem(UpstreamException failed, HttpMethod method) {
    FailureNotice notice = FailureNotice.of(failed, !SafeMethods.contains(method));
    Problem problem = new Problem(notice.code().status(), notice.code().name(), notice.sentence());
    if (notice.mayHaveActed()) {
      problem = problem.withExtension(FailureNotice.MAY_HAVE_ACTED, true);
    }
    long seconds = failed.failure().retryAfterSeconds();
    return seconds == 0 ? problem : problem.withHeader("retry-after", Long.toString(seconds));
  }
}
