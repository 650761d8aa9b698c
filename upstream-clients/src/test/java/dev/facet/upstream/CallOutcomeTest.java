// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CallOutcomeTest {
  @ParameterizedTest
  @CsvSource({
    "200, 2xx",
    "299, 2xx",
    "300, 3xx",
    "399, 3xx",
    "400, 4xx",
    "499, 4xx",
    "500, 5xx",
    "999, 5xx"
  })
  void classifiesResponsesByTheirStatus(int status, String label) {
    assertEquals(label, CallOutcome.of(status, null).label());
  }

  @Test
  void aFailureCountsWhateverTheStatusWas() {
    assertEquals(
        CallOutcome.CONNECTION_LOST,
        CallOutcome.of(200, new UpstreamFailure.ConnectionLost("users", "half a body")));
  }

  @Test
  void everyKindOfFailureIsAnOutcomeOfItsOwn() {
    List<UpstreamFailure> failures =
        List.of(
            new UpstreamFailure.TimedOut("s", Duration.ofSeconds(1)),
            new UpstreamFailure.DeadlinePassed("s"),
            new UpstreamFailure.Unreachable("s", ""),
            new UpstreamFailure.ConnectionLost("s", ""),
            new UpstreamFailure.CircuitOpen("s", Duration.ofSeconds(5)),
            new UpstreamFailure.Overloaded("s"),
            new UpstreamFailure.TooLarge("s", 1),
            new UpstreamFailure.Malformed("s", ""),
            new UpstreamFailure.Cancelled("s"));
    Set<CallOutcome> outcomes = new HashSet<>();
    failures.forEach(failure -> outcomes.add(CallOutcome.of(0, failure)));

    assertEquals(failures.size(), outcomes.size());
    assertEquals(CallOutcome.values().length, outcomes.size() + 4);
    assertEquals(
        CallOutcome.values().length,
        Arrays.stream(CallOutcome.values()).map(CallOutcome::label).distinct().count());
  }
}
