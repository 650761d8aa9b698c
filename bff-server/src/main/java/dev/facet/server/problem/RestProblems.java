// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Problem+json, RFC 9457.
 *
 * @param gateway who says so in Proxy-Status
 */
record RestProblems(String gateway) implements ProblemRenderer {
  private static final CharSequence PROXY_STATUS = HttpHeaders.createOptimized("proxy-status");
  private static final Map<String, ProblemCode> CATALOGUE =
      Arrays.stream(ProblemCode.values())
          .collect(Collectors.toUnmodifiableMap(ProblemCode::name, Function.identity()));

  @Override
  public GatewayResponse render(Problem problem, ProblemContext context) {
    ProblemCode known = CATALOGUE.get(problem.code());
    JsonObject json =
        new JsonObject()
            .put("type", type(problem.code()))
            .put("title", known == null ? problem.code() : known.title())
            .put("status", problem.status())
            .put("detail", problem.detail())
            .put("code", problem.code())
            .put("correlationId", context.correlationId());
    problem.extensions().forEach(json::put);
    GatewayResponse response =
        GatewayResponse.unstored(problem.status(), "application/problem+json", json.toBuffer());
    response.headers().set(PROXY_STATUS, gateway + ";error=" + proxyError(known, problem));
    problem.headers().forEach(response.headers()::set);
    return response;
  }

  private static String type(String code) {
    // Registered by draft-ietf-httpapi-ratelimit-headers-11, so that clients of any server know it.
    if (code.equals(ProblemCode.RATE_LIMITED.name())) {
      return "https://iana.org/assignments/http-problem-types#quota-exceeded";
    }
    return "urn:facet:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String proxyError(@Nullable ProblemCode known, Problem problem) {
    if (!problem.proxyError().isEmpty()) {
      return problem.proxyError();
    }
    if (known != null) {
      return known.proxyError();
    }
    return problem.status() < 500 ? "http_request_denied" : "proxy_internal_error";
  }
}
