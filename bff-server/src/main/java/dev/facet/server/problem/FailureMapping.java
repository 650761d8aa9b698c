// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.http.SafeMethods;
import dev.facet.server.plugin.Problem;
import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.UpstreamException;
import io.vertx.core.http.HttpMethod;

/** What a client is told when a service fails. Which service, and how, stays in the log. */
public final class FailureMapping {
  /** The lowest status that blames the gateway or a service. */
  private static final int CLIENT_IS_NOT_TO_BLAME = 500;

  private FailureMapping() {}

  /**
   * The rejection of a request whose call was under way, such as of one that a stopping gateway
   * does not wait for.
   *
   * @param failed the call that was given up
   * @param method of the client's request
   */
  public static Problem cutShort(Problem rejection, UpstreamException failed, HttpMethod method) {
    return cutShort(rejection, failed.delivery().sent() && !SafeMethods.contains(method));
  }

  /**
   * The same where it is known whether a service may have acted. Where the client itself is to
   * blame its request was never complete.
   */
  public static Problem cutShort(Problem rejection, boolean mayHaveActed) {
    return mayHaveActed && rejection.status() >= CLIENT_IS_NOT_TO_BLAME
        ? rejection
            .withDetail(FailureNotice.acted(rejection.detail()))
            .withExtension(FailureNotice.MAY_HAVE_ACTED, true)
        : rejection;
  }

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
    TlsFailure tls = failed.failure().tls();
    if (tls != TlsFailure.NONE) {
      problem = problem.withProxyError(tls.proxyError());
    }
    if (!failed.cacheStatus().parameters().isEmpty()) {
      problem = problem.withHeader("cache-status", failed.cacheStatus().parameters());
    }
    long seconds = notice.retryAfterSeconds();
    return seconds == 0 ? problem : problem.withHeader("retry-after", Long.toString(seconds));
  }
}
