// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.passthrough.choice.CanaryCondition.Source;
import dev.facet.passthrough.choice.CanaryCondition.Test.Share;
import io.vertx.core.MultiMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CanaryConditionTest {
  @Test
  void aShareOfTheValuesIsAlwaysTheSameAndAboutAsLargeAsItSays() {
    long tenth = IntStream.range(0, 10_000).filter(user -> holds(10, user)).count();
    assertTrue(tenth > 900 && tenth < 1_100, () -> tenth + " of 10000");
    assertEquals(tenth, IntStream.range(0, 10_000).filter(user -> holds(10, user)).count());
  }

  @Test
  void whoeverIsInASmallShareIsInALargerOne() {
    assertTrue(IntStream.range(0, 1_000).filter(user -> holds(5, user)).allMatch(u -> holds(6, u)));
  }

  @Test
  void noShareHoldsForNobodyAndTheWholeForEverybody() {
    assertFalse(IntStream.range(0, 1_000).anyMatch(user -> holds(0, user)));
    assertTrue(IntStream.range(0, 1_000).allMatch(user -> holds(100, user)));
  }

  @Test
  void nobodyIsInTheShareWithoutAValue() {
    CanaryCondition all = new CanaryCondition(new Source.Header("x-user"), new Share(100));
    assertFalse(all.holds(MultiMap.caseInsensitiveMultiMap()));
    assertFalse(all.holds(MultiMap.caseInsensitiveMultiMap().add("x-user", "")));
  }

  private static boolean holds(double percent, int user) {
    return new CanaryCondition(new Source.Header("x-user"), new Share(percent))
        .holds(MultiMap.caseInsensitiveMultiMap().add("X-User", "user-" + user));
  }
}
