// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How calls and their attempts end. */
final class CallTest {
  private final FakeCall call = FakeCall.buffered(() -> 0);
  private final FakeAttempt attempt = FakeAttempt.of(call);
  private final List<String> heard = new ArrayList<>();

  @Test
  void tellsTheInnermostWatcherFirstHoweverManyThereAre() {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      String name = "layer " + i;
      call.watch((ended, failure) -> heard.add(name));
      attempt.watch((ended, failure) -> heard.add(name));
      expected.addFirst(name);
    }

    attempt.finish();
    assertEquals(expected, heard);
    heard.clear();
    call.finish();
    assertEquals(expected, heard);
  }

  @Test
  void endsForAllThoughAWatcherThrows() {
    call.watch((ended, failure) -> heard.add("outer"));
    call.watch((ended, failure) -> {
      throw new IllegalStateException("fault");
    });
    call.watch((ended, failure) -> heard.add("inner"));

    assertThrows(IllegalStateException.class, call::finish);

    assertEquals(List.of("inner", "outer"), heard);
    assertTrue(call.ended());
  }

  @Test
  void tellsItsCallerThoughAWatcherThrows() {
    attempt.watch((ended, failure) -> {
      throw new IllegalStateException("fault");
    });
    call.watch((ended, failure) -> {
      throw new IllegalStateException("fault");
    });

    assertThrows(IllegalStateException.class, () -> attempt.giveUp(new Overloaded("users")));

    assertTrue(attempt.abandoned);
    assertEquals(new Overloaded("users"), attempt.failure);
    assertEquals(new Overloaded("users"), call.failure);
  }

  @Test
  void tellsItsCallerThoughAConnectionCannotBeLetGo() {
    FakeAttempt beside = FakeAttempt.of(call);
    attempt.stuck = true;

    assertThrows(IllegalStateException.class, () -> call.giveUp(new Cancelled("users")));

    assertTrue(beside.abandoned);
    assertEquals(new Cancelled("users"), call.failure);
  }

  @Test
  void endsOnce() {
    call.watch((ended, failure) -> heard.add("call " + failure));
    attempt.watch((ended, failure) -> heard.add("attempt " + failure));

    attempt.finish();
    attempt.giveUp(new Cancelled("users"));
    attempt.reject("no");
    call.finish();
    call.fail(new Overloaded("users"));
    call.giveUp(new Cancelled("users"));

    assertEquals(List.of("attempt null", "call null"), heard);
    assertNull(call.failure);
    assertFalse(attempt.abandoned);
  }

  @Test
  void isOverBeforeItsConnectionIsLetGo() {
    attempt.watch((ended, failure) -> assertFalse(attempt.abandoned));

    attempt.giveUp(new Cancelled("users"));

    assertTrue(attempt.abandoned);
    assertEquals(new Cancelled("users"), call.failure);
  }

  @Test
  void failingLeavesTheConnectionAlone() {
    attempt.fail(new Overloaded("users"));

    assertFalse(attempt.abandoned);
    assertEquals(new Overloaded("users"), call.failure);
  }

  @Test
  void isALocalFailureWhereTheRequestCouldNotBeSent() {
    attempt.reject("header: a");

    assertTrue(attempt.localFailure());
    assertEquals(new Unreachable("users", "header: a"), call.failure);
  }

  @Test
  void givingUpTheCallEndsEveryAttemptForTheSameReason() {
    FakeAttempt beside = FakeAttempt.of(call);
    attempt.watch((ended, failure) -> heard.add("first " + failure));
    beside.watch((ended, failure) -> heard.add("second " + failure));

    call.giveUp(new Cancelled("users"));

    Cancelled why = new Cancelled("users");
    assertEquals(List.of("first " + why, "second " + why), heard);
    assertTrue(attempt.abandoned);
    assertTrue(beside.abandoned);
    assertNull(beside.failure, "an attempt whose call is over tells nobody");
  }

  @Test
  void keepsOneAttemptOnly() {
    FakeAttempt beside = FakeAttempt.of(call);

    call.keep(attempt);

    assertTrue(beside.abandoned);
    assertFalse(attempt.abandoned);
    assertNull(call.failure);
  }
}
