// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class WithKnownEndpointsTest {
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final UpstreamFailure NONE = new Unreachable("users", "no endpoint known yet");

  private final ManualTime time = new ManualTime();
  private final FakeLayer<FakeAttempt> next = new FakeLayer<>();
  private final Promise<Void> first = Promise.promise();
  private boolean any;
  private String fault = "";
  private final WithKnownEndpoints<FakeAttempt> layer =
      new WithKnownEndpoints<>(
          new WithKnownEndpoints.Knowledge(() -> any, first.future(), () -> fault),
          PATIENCE,
          time,
          next);

  @Test
  void whereSomeAreKnownAttemptsGoOnAtOnce() {
    any = true;

    assertEquals(List.of(sent()), next.sent);
    assertEquals(0, time.pending());
  }

  @Test
  void attemptsWaitUntilItHasBeenLookedOnce() {
    FakeAttempt attempt = sent();
    time.pass(PATIENCE.minusMillis(1));
    assertEquals(List.of(), next.sent);

    any = true;
    first.complete();

    assertEquals(List.of(attempt), next.sent);
    assertEquals(0, time.pending());
  }

  @Test
  void attemptsWaitNoLongerThanTheyMay() {
    FakeAttempt attempt = sent();
    time.pass(PATIENCE);

    assertEquals(NONE, attempt.failure);
  }

  @Test
  void anAttemptThatGoesOnGoesOnOnce() {
    FakeAttempt attempt = sent();
    any = true;
    time.pass(PATIENCE);

    first.complete();

    assertEquals(List.of(attempt), next.sent);
  }

  @Test
  void whereItHasBeenLookedInVainAttemptsFailWithTheCause() {
    FakeAttempt waiting = sent();
    fault = "no such name";
    first.complete();

    Unreachable expected = new Unreachable("users", "no endpoint known yet: no such name");
    assertEquals(expected, waiting.failure);
    assertEquals(expected, sent().failure);
    assertEquals(0, time.pending());
  }

  @Test
  void anAttemptThatIsOverGoesNowhere() {
    FakeAttempt attempt = sent();
    attempt.call().giveUp(new Cancelled("users"));
    any = true;

    first.complete();

    assertEquals(List.of(), next.sent);
    assertNull(attempt.failure);
  }

  private FakeAttempt sent() {
    FakeAttempt attempt = FakeAttempt.buffered(time);
    layer.send(attempt);
    return attempt;
  }
}
