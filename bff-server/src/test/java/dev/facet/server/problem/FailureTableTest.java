// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.upstream.Delivery;
import dev.facet.upstream.FailureCode;
import dev.facet.upstream.FailureNotice;
import dev.facet.upstream.UpstreamException;
import dev.facet.upstream.UpstreamFailure;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** GraphQL fields and routes read one table of failures. */
class FailureTableTest {
  private static final Delivery SENT = new Delivery("http://10.0.0.9", 1, false, 0);

  private static final List<UpstreamFailure> FAILURES =
      List.of(
          new UpstreamFailure.TimedOut("s", Duration.ofSeconds(1)),
          new UpstreamFailure.DeadlinePassed("s"),
          new UpstreamFailure.Unreachable("s", "10.0.0.9"),
          new UpstreamFailure.ConnectionLost("s", "10.0.0.9"),
          new UpstreamFailure.CircuitOpen("s", Duration.ofSeconds(5)),
          new UpstreamFailure.Overloaded("s"),
          new UpstreamFailure.TooLarge("s", 1),
          new UpstreamFailure.Malformed("s", "10.0.0.9"),
          new UpstreamFailure.Undecodable("s", "br", UpstreamFailure.Undecodable.NOT_KNOWN));

  @Test
  void bothHalvesTellTheSame() {
    for (UpstreamFailure failure : FAILURES) {
      for (Delivery delivery : List.of(SENT, Delivery.NONE)) {
        for (HttpMethod method : List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.DELETE)) {
          UpstreamException failed = new UpstreamException(failure, delivery);
          Problem problem = FailureMapping.problem(failed, method);
          LoadFailure field =
              LoadFailure.of(FailureNotice.of(failed, !method.equals(HttpMethod.GET)), "s");

          assertEquals(problem.code(), field.code());
          assertEquals(problem.detail(), field.message());
          assertEquals(together(problem), field.extensions());
        }
      }
    }
  }

  /** On routes Retry-After is a header; a field has no headers of its own. */
  private static Map<String, Object> together(Problem problem) {
    Map<String, Object> all = new HashMap<>(problem.extensions());
    String later = problem.headers().get("retry-after");
    if (later != null) {
      all.put(FailureNotice.RETRY_AFTER, Long.parseLong(later));
    }
    return all;
  }

  @ParameterizedTest
  @EnumSource(value = FailureCode.class, mode = EnumSource.Mode.EXCLUDE, names = "UPSTREAM_SHAPE")
  void problemsHaveStatusAndProxyErrorOfTheTable(FailureCode code) {
    ProblemCode problem = ProblemCode.valueOf(code.name());

    assertEquals(code.status(), problem.status());
    assertEquals(code.proxyError(), problem.proxyError());
  }

  @ParameterizedTest
  @EnumSource(FailureCode.class)
  void errorsOfFieldsHaveTheCodeOfTheTableWhereAClientIsLeftToSeeIt(FailureCode code) {
    boolean gone = code == FailureCode.CLIENT_CLOSED || code == FailureCode.REQUEST_TIMEOUT;

    String expected = gone ? "DEADLINE" : code.name();
    assertEquals(
        code == FailureCode.BAD_REQUEST ? "INTERNAL" : expected, ErrorCode.of(code).name());
  }
}
