// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeSource;
import dev.facet.upstream.RequestBody;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamRequest;
import dev.facet.upstream.config.HedgeConfig;
import dev.facet.upstream.config.HedgeDelay;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two attempts at a time. */
final class HedgeTest extends WithAttempts {
  private static final Duration DELAY = Duration.ofMillis(40);

  @Override
  Hedging hedging() {
    return Hedging.of(new HedgeConfig(new HedgeDelay.Fixed(DELAY), null), time.getAsLong());
  }

  @Test
  void aSecondAttemptBeginsWhereTheFirstTakesLongAndNoThird() {
    sent(null);
    time.pass(DELAY.minusMillis(1));
    assertEquals(1, next.sent.size());

    time.pass(Duration.ofMillis(1));
    assertEquals(2, next.sent.size());
    assertFalse(first().ended());
    time.pass(Duration.ofSeconds(1));

    assertEquals(2, next.sent.size());
    assertEquals(List.of("hedged"), counted);
  }

  @Test
  void theFirstHeadCountsAndTheOtherAttemptIsWithdrawn() {
    FakeCall call = sent(null);
    List<@Nullable UpstreamFailure> ends = new ArrayList<>();
    first().watch((attempt, failure) -> ends.add(failure));
    time.pass(DELAY);

    assertTrue(last().answered(200));

    assertEquals(List.of(new Cancelled("users")), ends);
    assertTrue(first().abandoned);
    assertEquals(200, call.status());
    assertEquals(1, call.hedges());
    assertNull(call.failure);
  }

  @Test
  void theFirstAttemptMayStillBeTheFasterOne() {
    sent(null);
    time.pass(DELAY);

    assertTrue(first().answered(200));

    assertTrue(last().abandoned);
  }

  @Test
  void aResponseInTimeNeedsNoOther() {
    FakeCall call = sent(null);
    assertTrue(first().answered(200));

    time.pass(DELAY);
    assertEquals(1, next.sent.size());
    first().finish();
    call.finish();
    assertEquals(0, time.pending());
  }

  @Test
  void theTimeThatTheFirstAttemptWaitsForItsTurnOrATokenDoesNotCount() {
    List<FakeAttempt> waiting = new ArrayList<>();
    Layer<FakeAttempt> later =
        attempt -> {
          if (waiting.isEmpty()) {
            waiting.add(attempt);
          } else {
            next.send(attempt);
          }
        };
    new WithRetries<FakeCall, FakeAttempt>(FakeAttempt::new, retrying(null), later)
        .send(FakeCall.buffered(time));
    FakeAttempt first = waiting.getFirst();
    time.pass(DELAY.multipliedBy(3));
    assertEquals(0, next.sent.size());

    first.turnBegins();
    next.send(first);
    time.pass(DELAY.minusMillis(1));
    assertEquals(1, next.sent.size());
    time.pass(Duration.ofMillis(1));
    assertEquals(2, next.sent.size());
  }

  @Test
  void whereOneOfTheTwoFailsTheOtherGoesOn() {
    FakeCall call = sent(config(3, "reset"));
    time.pass(DELAY);

    fails(Reach.SENT, LOST);
    time.pass(Duration.ofSeconds(1));
    assertEquals(2, next.sent.size(), "no retry beside an attempt");
    assertTrue(first().answered(200));

    assertNull(call.failure);
  }

  @Test
  void whereBothFailTheCallIsRetriedAsIfThereHadBeenOne() {
    FakeCall call = sent(config(2, "reset"));
    time.pass(DELAY);
    fails(Reach.SENT, LOST);
    first().fail(LOST);
    time.pass(Duration.ofMillis(25));

    assertEquals(3, next.sent.size());
    assertNull(call.failure);
  }

  @Test
  void aStatusThatIsRetriedIsNotTakenWhileTheOtherAttemptGoesOn() {
    FakeCall call = sent(config(2, "503"));
    time.pass(DELAY);

    assertFalse(last().answered(503));
    assertFalse(first().ended());
    assertEquals(2, next.sent.size());
    assertTrue(first().answered(200));

    assertEquals(200, call.status());
    assertEquals(List.of("hedged"), counted);
  }

  @Test
  void eachOfTheTwoHasTimeOfItsOwn() {
    Duration patience = Duration.ofMillis(200);
    FakeCall call = FakeCall.buffered(time);
    new WithDeadline<>(
            Duration.ofSeconds(9),
            patience,
            time,
            new WithRetries<FakeCall, FakeAttempt>(
                FakeAttempt::new, retrying(null), new WithAttemptTimeout<>(patience, next)))
        .send(call);
    time.pass(Duration.ofMillis(30));
    first().progressed();
    time.pass(Duration.ofMillis(70));
    last().progressed();

    time.pass(Duration.ofMillis(130));
    assertTrue(first().ended());
    assertFalse(last().ended());
    time.pass(Duration.ofMillis(70));

    assertEquals(new TimedOut("users", patience), call.failure);
  }

  @Test
  void aCallThatIsOverWaitsForNoSecondAttempt() {
    FakeCall call = sent(null);
    first().fail(REFUSED);
    assertNotNull(call.failure);
    assertEquals(0, time.pending());

    Layer<FakeAttempt> rejecting = attempt -> attempt.fail(REFUSED);
    new WithRetries<FakeCall, FakeAttempt>(FakeAttempt::new, retrying(null), rejecting)
        .send(FakeCall.buffered(time));
    assertEquals(0, time.pending());
  }

  @Test
  void whatFailedAndIsRetriedSoonHasNoSecondAttempt() {
    sent(config(2, "reset"));
    time.pass(DELAY.minusMillis(1));
    fails(Reach.SENT, LOST);

    time.pass(Duration.ofMillis(2));
    assertEquals(1, next.sent.size());
    time.pass(Duration.ofMillis(25));
    assertEquals(2, next.sent.size());
    assertEquals(List.of("reset"), counted);
  }

  @Test
  void aReadWithABodyHasNoSecondAttempt() {
    for (RequestBody body :
        List.of(
            new RequestBody.Bytes(Buffer.buffer("a")),
            new RequestBody.Streamed(new FakeSource(), -1))) {
      assertFalse(
          Hedge.suits(
              new UpstreamRequest(
                  HttpMethod.GET, "/", MultiMap.caseInsensitiveMultiMap(), body, null)));
    }
  }

  @Test
  void onlyReadsHaveASecondAttempt() {
    WithRetries<FakeCall, FakeAttempt> layer = layer(retrying(null));
    for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS")) {
      layer.send(FakeCall.asking(method));
    }

    assertEquals(0, time.pending());
  }

  /** There was no place, or no endpoint. */
  @Test
  void aSecondAttemptThatWentNowhereIsNoneAndCostsNothing() {
    Set<Call> begun = new HashSet<>();
    Layer<FakeAttempt> full =
        attempt -> {
          if (begun.add(attempt.call())) {
            next.send(attempt);
          } else {
            attempt.fail(new Overloaded("users"));
          }
        };
    Retrying retrying = retrying(null);
    FakeCall call = FakeCall.buffered(time);
    new WithRetries<FakeCall, FakeAttempt>(FakeAttempt::new, retrying, full).send(call);
    time.pass(DELAY);

    assertEquals(0, call.hedges());
    assertEquals(List.of(), counted);
    assertNull(call.failure, "the first attempt goes on");
    assertTrue(retrying.budget().takeHedge(time.getAsLong()));
    assertFalse(retrying.budget().takeHedge(time.getAsLong()), "one, with so few calls");
  }

  @Test
  void thereIsOneForTwentyCallsAtMost() {
    WithRetries<FakeCall, FakeAttempt> layer = layer(retrying(null));
    for (int i = 0; i < 200; i++) {
      layer.send(FakeCall.buffered(time));
    }
    time.pass(DELAY);

    assertEquals(210, next.sent.size());
  }
}
