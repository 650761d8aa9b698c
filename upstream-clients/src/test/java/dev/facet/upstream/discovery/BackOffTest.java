// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
  private final BackOff backOff = new BackOff();

  @Test
  void replicasComeAtDifferentTimesWithinTheSecondHalfOfAPause() {
    Set<Long> pauses =
        LongStream.generate(backOff::millis).limit(1_000).boxed().collect(Collectors.toSet());

    assertTrue(pauses.size() > 10, pauses::toString);
    assertTrue(pauses.stream().allMatch(each -> each >= 500 && each <= 1_000), pauses::toString);
  }

  @Test
  void isFirstUntilThereWasAPauseAndAgainAfterASuccess() {
    assertTrue(backOff.first());
    backOff.more();
    assertEquals(false, backOff.first());

    backOff.reset();

    assertTrue(backOff.first());
  }
}
