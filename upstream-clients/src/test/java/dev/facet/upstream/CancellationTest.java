// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CancellationTest {
  private final Cancellation cancellation = new Cancellation();
  private final List<String> ran = new ArrayList<>();

  @Test
  void runsEveryListenerOnce() {
    cancellation.onCancel(() -> ran.add("a"));
    cancellation.onCancel(() -> ran.add("b"));
    assertFalse(cancellation.cancelled());

    cancellation.cancel();
    cancellation.cancel();

    assertTrue(cancellation.cancelled());
    assertEquals(List.of("b", "a"), ran);
  }

  @Test
  void runsALateListenerAtOnce() {
    cancellation.cancel();

    cancellation.onCancel(() -> ran.add("late")).run();

    assertEquals(List.of("late"), ran);
  }

  @Test
  void leavesOutWhatWasTakenBack() {
    Runnable first = cancellation.onCancel(() -> ran.add("first"));
    Runnable middle = cancellation.onCancel(() -> ran.add("middle"));
    cancellation.onCancel(() -> ran.add("third"));
    Runnable last = cancellation.onCancel(() -> ran.add("last"));

    middle.run();
    middle.run();
    last.run();
    first.run();
    cancellation.cancel();

    assertEquals(List.of("third"), ran);
  }

  @Test
  void aListenerMayTakeOthersBack() {
    Runnable victim = cancellation.onCancel(() -> ran.add("victim"));
    cancellation.onCancel(victim);

    cancellation.cancel();

    assertTrue(ran.isEmpty());
  }
}
