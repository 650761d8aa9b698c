// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.CacheStatus;
import dev.facet.upstream.TlsFailure;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureMappingTest {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(
            new UpstreamFailure.TimedOut("catalog", Duration.ofSeconds(1)),
            504,
            "UPSTREAM_TIMEOUT"),
        Arguments.of(new UpstreamFailure.DeadlinePassed("catalog"), 504, "DEADLINE"),
        Arguments.of(
            new UpstreamFailure.Unreachable("catalog", "10.0.0.9"), 502, "UPSTREAM_UNAVAILABLE"),
        Arguments.of(
            new UpstreamFailure.ConnectionLost("catalog", "10.0.0.9"),
            502,
            "UPSTREAM_CONNECTION_LOST"),
        Arguments.of(
            new UpstreamFailure.CircuitOpen("catalog", Duration.ofSeconds(5)), 503, "CIRCUIT_OPEN"),
        Arguments.of(new UpstreamFailure.Overloaded("catalog"), 503, "UPSTREAM_OVERLOADED"),
        Arguments.of(new UpstreamFailure.TooLarge("catalog", 9), 502, "UPSTREAM_TOO_LARGE"),
        Arguments.of(
            new UpstreamFailure.Malformed("catalog", "10.0.0.9"), 502, "UPSTREAM_BAD_RESPONSE"),
        Arguments.of(new UpstreamFailure.Cancelled("catalog"), 499, "CLIENT_CLOSED"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void namesTheKindOfFailureAndNoService(UpstreamFailure failure, int status, String code) {
    Problem problem = FailureMapping.problem(new UpstreamException(failure), HttpMethod.GET);
    assertEquals(status, problem.status());
    assertEquals(code, problem.code());
    assertFalse(problem.detail().contains("catalog"));
    assertFalse(problem.detail().contains("10.0.0.9"));
  }

  @Test
  void saysWhatTheCacheHadToDoWithIt() {
    UpstreamException failed = new UpstreamException(new UpstreamFailure.Overloaded("catalog"));

    assertEquals(Map.of(), header(failed, "cache-status"));
    assertEquals(
        Map.of("cache-status", "edge-1; fwd=stale"),
        header(failed.with(CacheStatus.miss("stale").by("edge-1")), "cache-status"));
  }

  private static Map<String, String> header(UpstreamException failed, String name) {
    Map<String, String> found =
        new HashMap<>(FailureMapping.problem(failed, HttpMethod.GET).headers());
    found.keySet().retainAll(Set.of(name));
    return found;
  }

  @ParameterizedTest
  @EnumSource(
      value = TlsFailure.class,
      names = {"NONE"},
      mode = EnumSource.Mode.EXCLUDE)
  void saysInProxyStatusWhatFailedInTls(TlsFailure tls) {
    for (UpstreamFailure failure :
        List.of(
            new UpstreamFailure.Unreachable("catalog", "10.0.0.9", tls),
            new UpstreamFailure.ConnectionLost("catalog", "10.0.0.9", tls))) {
      Problem problem = FailureMapping.problem(new UpstreamException(failure), HttpMethod.GET);
      GatewayResponse response =
          ProblemRenderer.rest("edge-1").render(problem, ProblemContext.of("id"));
      assertEquals(
          List.of("edge-1;error=" + tls.proxyError()), response.headers().getAll("proxy-status"));
    }
  }

  @ParameterizedTest
  @EnumSource(ProblemCode.class)
  void everyCodeIsExplainedInSentences(ProblemCode code) {
    assertTrue(code.explanation().endsWith("."));
    assertTrue(code.status() >= 400 && code.status() <= 599);
    assertTrue(code.proxyError().matches("[a-z_]+"));
    assertFalse(code.title().endsWith("."));
  }
}
