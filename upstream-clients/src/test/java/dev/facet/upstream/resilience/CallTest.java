// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallTest {
  private final FakeCall call = FakeCall.buffered(() -> 0);
  private final List<String> heard = new ArrayList<>();

  @Test
  void tellsTheInnermostWatcherFirst() {
    call.watch((ended, failure) -> heard.add("outer"));
    call.watch((ended, failure) -> heard.add("inner"));

    call.finish();

    assertEquals(List.of("inner", "outer"), heard);
  }

  @Test
  void endsOnce() {
    call.watch((ended, failure) -> heard.add("ended " + failure));

    call.finish();
    call.finish();
    call.fail(new Overloaded("users"));
    call.giveUp(new Cancelled("users"));
    call.reject("no");

    assertEquals(List.of("ended null"), heard);
    assertNull(call.failure);
    assertFalse(call.abandoned);
  }

  @Test
  void isOverBeforeItsConnectionIsLetGo() {
    call.watch((ended, failure) -> assertFalse(call.abandoned));

    call.giveUp(new Cancelled("users"));

    assertTrue(call.abandoned);
    assertEquals(new Cancelled("users"), call.failure);
  }

  @Test
  void failingLeavesTheConnectionAlone() {
    call.fail(new Overloaded("users"));

    assertFalse(call.abandoned);
    assertEquals(new Overloaded("users"), call.failure);
  }

  @Test
  void isALocalFailureWhereTheRequestCouldNotBeSent() {
    call.reject("header: a");

    assertTrue(call.localFailure());
    assertEquals(new Unreachable("users", "header: a"), call.failure);
  }
}
