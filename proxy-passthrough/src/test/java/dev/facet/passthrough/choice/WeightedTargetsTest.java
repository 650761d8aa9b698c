// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.passthrough.ScriptedClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WeightedTargetsTest {
  private final Target many = new Target(new ScriptedClient("many"), 95);
  private final Target few = new Target(new ScriptedClient("few"), 5);
  private final Target none = new Target(new ScriptedClient("none"), 0);

  @Test
  void givesEveryTargetItsShare() {
    WeightedTargets targets = new WeightedTargets(List.of(none, many, none, few, none));
    long toMany =
        IntStream.range(0, 100)
            .filter(ticket -> {
              Target picked = targets.pick(bound -> bound == 100 ? ticket : -1).target();
              assertEquals(ticket < 95 ? many : few, picked);
              return picked.equals(many);
            })
            .count();
    assertEquals(95, toMany);
  }

  @Test
  void asksNoChanceWhereThereIsOneTarget() {
    assertEquals(few, new WeightedTargets(List.of(few)).pick(bound -> -1).target());
  }

  @Test
  void rejectsTargetsWithoutAShare() {
    assertThrows(IllegalArgumentException.class, () -> new WeightedTargets(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new WeightedTargets(List.of(none)));
    assertThrows(IllegalArgumentException.class, () -> new Target(new ScriptedClient("a"), -1));
  }
}
