// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Next;
import dev.facet.server.plugin.Plugin;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import java.util.stream.Collectors;

/**
 * Rejects requests without a permit, and tells every caller how many are left, as
 * draft-ietf-httpapi-ratelimit-headers-11 says.
 */
final class RateLimitPlugin implements Plugin {
  private static final CharSequence POLICY = HttpHeaders.createOptimized("ratelimit-policy");
  private static final CharSequence LEFT = HttpHeaders.createOptimized("ratelimit");

  private final RateLimitPolicy policy;
  private final String granted;

  RateLimitPlugin(RateLimitPolicy policy) {
    this.policy = policy;
    this.granted =
        policy.limits().stream()
            .map(limit ->
                "\"%s\";q=%d;w=%d".formatted(limit, limit.permits(), limit.window().toSeconds()))
            .collect(Collectors.joining(", "));
  }

  @Override
  public Future<GatewayResponse> handle(Exchange exchange, Next next) {
    return switch (policy.judge(exchange, 1)) {
      case Verdict.Admitted admitted ->
          next.proceed(exchange).map(response -> tell(response, admitted));
      case Verdict.Rejected rejected -> rejection(rejected).asFailure();
    };
  }

  private GatewayResponse tell(GatewayResponse response, Verdict.Admitted admitted) {
    // Added, not set: another rateLimit policy of the route may have spoken already.
    response.headers().add(POLICY, granted);
    response.headers().add(LEFT, left(admitted.tightest(), admitted.left(), admitted.untilNext()));
    return response;
  }

  private Problem rejection(Verdict.Rejected rejected) {
    return Problem.of(ProblemCode.RATE_LIMITED, "The limit of requests is used up.")
        .withHeader(POLICY.toString(), granted)
        .withHeader(LEFT.toString(), left(rejected.violated().getFirst(), 0, rejected.delay()))
        .withHeader("retry-after", Long.toString(seconds(rejected.delay())))
        .withExtension(
            "violated-policies", rejected.violated().stream().map(Limit::toString).toList());
  }

  private static String left(Limit limit, long left, long untilNext) {
    return "\"" + limit + "\";r=" + left + ";t=" + seconds(untilNext);
  }

  private static long seconds(long nanos) {
    return Math.ceilDiv(nanos, 1_000_000_000L);
  }
}
