// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether another attempt follows. */
final class WithRetriesTest extends WithAttempts {
  @Test
  void withoutAnySettingOnlyAConnectionThatFailedIsRetriedAndOnlyElsewhere() {
    FakeCall call = sent(null);
    first().elsewhere = true;
    fails(Reach.NOT_CONNECTED, REFUSED);

    assertEquals(2, next.sent.size());
    last().elsewhere = true;
    fails(Reach.NOT_CONNECTED, REFUSED);
    assertEquals(REFUSED, call.failure);
    assertEquals(List.of("connect"), counted);
  }

  @Test
  void withoutAnySettingWhatWasSentIsNotSentElsewhere() {
    for (String failure : List.of("reset", "timeout")) {
      next.sent.clear();
      FakeCall call = sent(null);
      first().elsewhere = true;
      failsBy(failure);

      assertEquals(1, next.sent.size());
      assertEquals(List.of(), counted);
      assertTrue(call.ended());
    }
  }

  @Test
  void withAnotherTokenACallIsSentOnce() {
    FakeCall call = sent(null);
    call.outdated = true;

    assertFalse(first().answered(401));
    assertTrue(last().answered(401));

    assertEquals(2, next.sent.size());
    assertEquals(401, call.status());
  }

  @Test
  void aBodyThatIsGoneIsNotSentWithAnotherToken() {
    FakeCall call = sent(null);
    call.outdated = true;
    call.replayable = false;

    assertTrue(first().answered(401));
  }

  @Test
  void withoutAnySettingTheOnlyEndpointIsTriedOnce() {
    FakeCall call = sent(null);

    fails(Reach.NOT_CONNECTED, REFUSED);

    assertEquals(REFUSED, call.failure);
    assertEquals(1, next.sent.size());
    assertEquals(List.of(), counted);
  }

  @ParameterizedTest
  @ValueSource(strings = {"connect", "reset", "timeout"})
  void retriesWhatIsConfigured(String on) {
    for (String failure : List.of("connect", "reset", "timeout")) {
      next.sent.clear();
      FakeCall call = sent(config(2, on));
      failsBy(failure);
      time.pass(Duration.ofMillis(25));

      assertEquals(on.equals(failure) ? 2 : 1, next.sent.size());
      assertEquals(on.equals(failure), call.failure == null);
    }
  }

  @Test
  void aStaleConnectionIsRetriedWhateverIsConfiguredAndOnce() {
    FakeCall call = sent(config(1, "reset"));

    fails(Reach.SENT_ON_REUSED, LOST);
    assertEquals(2, next.sent.size());
    fails(Reach.SENT_ON_REUSED, LOST);

    assertEquals(LOST, call.failure);
    assertEquals(List.of("stale"), counted);
  }

  @Test
  void anAttemptThatABreakerRejectedGoesToAnotherEndpointButNotForEver() {
    FakeCall call = sent(config(1, "reset"));
    for (int i = 0; i < 5; i++) {
      last().elsewhere = true;
      last().fail(OPEN);
    }

    assertEquals(4, next.sent.size());
    assertEquals(OPEN, call.failure);
  }

  @Test
  void whereNoOtherEndpointIsLeftTheOpenBreakerIsTheFailure() {
    FakeCall call = sent(config(5, "connect", "reset"));

    last().fail(OPEN);

    assertEquals(OPEN, call.failure);
    assertEquals(1, next.sent.size());
  }

  @Test
  void endsAfterSoManyAttempts() {
    FakeCall call = sent(config(3, "reset"));
    for (int i = 0; i < 3; i++) {
      fails(Reach.SENT, LOST);
      time.pass(Duration.ofSeconds(1));
    }

    assertEquals(3, next.sent.size());
    assertEquals(LOST, call.failure);
  }

  @Test
  void aResponseWithAConfiguredStatusIsNotTaken() {
    FakeCall call = sent(config(2, "503"));
    List<String> ends = new ArrayList<>();
    first().watch((attempt, failure) -> ends.add(attempt.status() + " " + failure));

    assertFalse(first().answered(503));
    assertEquals(List.of("503 null"), ends, "it is over, with its status");
    time.pass(Duration.ofMillis(25));
    assertTrue(last().answered(503), "the last one is handed on");

    assertEquals(503, call.status());
    assertEquals(List.of("status"), counted);
  }

  @Test
  void aResponseWithAnotherStatusIsTaken() {
    FakeCall call = sent(config(2, "503"));

    assertTrue(first().answered(500));

    assertEquals(500, call.status());
    assertEquals(List.of(), counted);
  }

  @Test
  void aBufferedResponseThatBreaksOffIsRetriedAndTheStatusOfTheFirstIsForgotten() {
    FakeCall call = sent(config(2, "reset"));
    assertTrue(first().answered(200));

    fails(Reach.SENT, LOST);
    time.pass(Duration.ofMillis(25));

    assertEquals(0, call.status());
    assertEquals(2, next.sent.size());
    assertNull(call.failure);
  }

  /** A service that is down has to do one fifth more than one that is well. */
  @Test
  void aServiceThatIsDownIsTriedAFifthMoreOften() {
    Retrying retrying = retrying(config(3, "connect", "reset", "503"));
    WithRetries<FakeCall, FakeAttempt> layer = layer(retrying);
    for (int i = 0; i < 1_000; i++) {
      layer.send(FakeCall.buffered(time));
      while (!last().ended()) {
        fails(Reach.NOT_CONNECTED, REFUSED);
        time.pass(Duration.ofMillis(5));
      }
    }

    assertTrue(next.sent.size() <= 1_200, "attempts: " + next.sent.size());
    assertTrue(counted.contains("exhausted"));
  }
}
