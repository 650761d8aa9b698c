// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.UpstreamState.Breaker.CLOSED;
import static dev.facet.upstream.UpstreamState.Breaker.HALF_OPEN;
import static dev.facet.upstream.UpstreamState.Breaker.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Cancelled;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ClientStalled;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.DeadlinePassed;
import dev.facet.upstream.UpstreamFailure.Malformed;
import dev.facet.upstream.UpstreamFailure.Overloaded;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.TooLarge;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.UpstreamState.Breaker;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointNotices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WithCircuitBreakerTest {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);
  private static final Duration SLOW = Duration.ofSeconds(1);
  private static final int ENOUGH = 10;

  private final ManualTime time = new ManualTime();
  private final FakeLayer<FakeAttempt> next = new FakeLayer<>();
  private final EndpointBreaker breaker =
      new EndpointBreaker(
          "users",
          new BreakerConfig(20, new Percentage(50), SLOW, OPEN_FOR, null),
          time,
          new EndpointNotices("users", () -> 0));
  private final WithCircuitBreaker<FakeAttempt> layer =
      new WithCircuitBreaker<>(_ -> breaker, next);

  static List<UpstreamFailure> faults() {
    return List.of(
        new TimedOut("users", SLOW),
        new Unreachable("users", "refused"),
        new ConnectionLost("users", "reset"),
        new Malformed("users", "garbage"));
  }

  static List<UpstreamFailure> noFaults() {
    return List.of(
        new Cancelled("users"),
        new ClientStalled("users"),
        new Overloaded("users"),
        new DeadlinePassed("users"));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void opensAfterEnoughFailures(UpstreamFailure fault) {
    for (int i = 0; i < ENOUGH; i++) {
      sent().fail(fault);
    }

    assertEquals(OPEN, breaker.state());
    FakeAttempt rejected = sent();
    assertEquals(new CircuitOpen("users", OPEN_FOR), rejected.failure);
    assertEquals(ENOUGH, next.sent.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 503, 504})
  void opensAfterEnoughErrorResponses(int status) {
    for (int i = 0; i < ENOUGH; i++) {
      answered(status);
    }

    assertEquals(OPEN, breaker.state());
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 400, 404, 429, 500, 501, 505, 507, 520, 599})
  void staysClosedForOtherResponses(int status) {
    for (int i = 0; i < ENOUGH * 2; i++) {
      answered(status);
    }

    assertEquals(CLOSED, breaker.state());
  }

  /** One of the endpoint's requests may be at fault; who knows better says so. */
  @ParameterizedTest
  @CsvSource({"500, OPEN", "503, CLOSED"})
  void countsTheStatusesThatItIsToldTo(int status, Breaker state) {
    EndpointBreaker told =
        new EndpointBreaker(
            "users",
            new BreakerConfig(20, null, null, null, List.of(500)),
            time,
            new EndpointNotices("users", () -> 0));
    WithCircuitBreaker<FakeAttempt> own = new WithCircuitBreaker<>(_ -> told, next);
    for (int i = 0; i < ENOUGH; i++) {
      FakeAttempt attempt = FakeAttempt.buffered(time);
      own.send(attempt);
      attempt.answered(status);
      attempt.finish();
    }

    assertEquals(state, told.state());
  }

  @ParameterizedTest
  @MethodSource("noFaults")
  void doesNotCountWhatIsNotTheServicesFault(UpstreamFailure failure) {
    for (int i = 0; i < ENOUGH * 2; i++) {
      sent().fail(failure);
    }

    assertEquals(CLOSED, breaker.state());
    assertEquals(0, breaker.remembered());
  }

  @ParameterizedTest
  @CsvSource({"500, true, 1", "499, true, 0", "500, false, 0"})
  void countsACallersTimeThatIsOverWhereTheServiceHadLongHadItsTurn(
      int millis, boolean turn, int counted) {
    FakeAttempt attempt = sent();
    attempt.allow(SLOW);
    attempt.awaitingService = turn;
    time.pass(Duration.ofMillis(millis));

    attempt.call().giveUp(new DeadlinePassed("users"));

    assertEquals(counted, breaker.failures());
  }

  @Test
  void doesNotCountACallersTimeThatIsOverBehindTheHead() {
    FakeAttempt attempt = sent();
    attempt.allow(SLOW);
    attempt.answered(200);
    time.pass(SLOW);

    attempt.call().giveUp(new DeadlinePassed("users"));

    assertEquals(0, breaker.remembered());
  }

  @Test
  void doesNotCountARequestThatCouldNotBeSent() {
    for (int i = 0; i < ENOUGH * 2; i++) {
      sent().reject("header: a");
    }

    assertEquals(0, breaker.remembered());
  }

  @Test
  void countsATooLargeResponseByItsStatus() {
    for (int i = 0; i < ENOUGH; i++) {
      FakeAttempt attempt = sent();
      attempt.answered(200);
      attempt.giveUp(new TooLarge("users", 1));
    }

    assertEquals(CLOSED, breaker.state());
    assertEquals(ENOUGH, breaker.remembered());
  }

  @Test
  void waitsForAFewCallsBeforeItJudges() {
    for (int i = 0; i < ENOUGH - 1; i++) {
      answered(503);
    }
    assertEquals(CLOSED, breaker.state());

    answered(503);
    assertEquals(OPEN, breaker.state());
  }

  @Test
  void opensForSlowResponses() {
    for (int i = 0; i < ENOUGH; i++) {
      FakeAttempt attempt = sent();
      time.pass(SLOW.plusMillis(1));
      attempt.answered(200);
      attempt.finish();
    }

    assertEquals(OPEN, breaker.state());
  }

  @Test
  void noResponseIsSlowUnlessSaidSo() {
    EndpointBreaker patient =
        new EndpointBreaker(
            "users", BreakerConfig.DEFAULT, time, new EndpointNotices("users", () -> 0));
    WithCircuitBreaker<FakeAttempt> unhurried = new WithCircuitBreaker<>(_ -> patient, next);
    for (int i = 0; i < ENOUGH * 2; i++) {
      FakeAttempt attempt = FakeAttempt.buffered(time);
      unhurried.send(attempt);
      time.pass(Duration.ofMinutes(10));
      attempt.answered(200);
      attempt.finish();
    }

    assertEquals(CLOSED, patient.state());
  }

  @Test
  void aProbeThatSucceedsClosesIt() {
    open();
    time.pass(OPEN_FOR.plusMillis(1));

    FakeAttempt probe = sent();
    assertEquals(HALF_OPEN, breaker.state());
    assertEquals(new CircuitOpen("users", OPEN_FOR), sent().failure);
    probe.answered(200);
    probe.finish();

    assertEquals(CLOSED, breaker.state());
  }

  @Test
  void aProbeThatFailsOpensItAgain() {
    open();
    time.pass(OPEN_FOR.plusMillis(1));

    sent().fail(new Unreachable("users", "refused"));

    assertEquals(OPEN, breaker.state());
  }

  @Test
  void aCancelledProbeLeavesItsPlaceToAnother() {
    open();
    time.pass(OPEN_FOR.plusMillis(1));

    sent().giveUp(new Cancelled("users"));

    assertNull(sent().failure);
  }

  /** Its client may stall for as long as it likes. */
  @Test
  void anUploadKeepsNoProbeFromOthers() {
    open();
    time.pass(OPEN_FOR.plusMillis(1));
    FakeAttempt upload = FakeAttempt.upload(time);
    layer.send(upload);
    assertNull(upload.failure);

    FakeAttempt probe = sent();
    assertNull(probe.failure);
    probe.answered(200);
    probe.finish();

    assertEquals(CLOSED, breaker.state());
  }

  private void open() {
    for (int i = 0; i < ENOUGH; i++) {
      answered(503);
    }
    assertEquals(OPEN, breaker.state());
  }

  private void answered(int status) {
    FakeAttempt attempt = sent();
    attempt.answered(status);
    attempt.finish();
  }

  private FakeAttempt sent() {
    FakeAttempt attempt = FakeAttempt.buffered(time);
    layer.send(attempt);
    return attempt;
  }
}
