// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static dev.facet.upstream.EndpointVerdict.FAILED;
import static dev.facet.upstream.EndpointVerdict.UNKNOWN;
import static dev.facet.upstream.EndpointVerdict.WELL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.OutliersConfig;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BalancerTest {
  private static final int MANY = 9_000;

  @Test
  void idleEndpointsThatAreAsFastGetWhatTheirWeightsSay() {
    FakeService service = new FakeService(new Balance.PowerOfTwo(), OutliersConfig.DEFAULT, 1, 2);

    assertNear(6_000, service.shares(MANY).getOrDefault("b", 0));
  }

  @Test
  void idleEndpointsWithFewestRequestsGetWhatTheirWeightsSay() {
    FakeService service =
        new FakeService(new Balance.LeastRequests(), OutliersConfig.DEFAULT, 1, 2);

    assertNear(6_000, service.shares(MANY).getOrDefault("b", 0));
  }

  @Test
  void theOneWithTheFewestRequestsForItsWeightIsTaken() {
    FakeService service =
        new FakeService(new Balance.LeastRequests(), OutliersConfig.DEFAULT, 1, 4);
    service.get(0).busy(2);
    service.get(1).busy(6);

    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void ofTwoTheLessBusyIsTaken() {
    FakeService service = two();
    service.get(0).busy(1);

    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void underLoadBothAreAsBusyForTheirWeights() {
    FakeService service = new FakeService(new Balance.PowerOfTwo(), OutliersConfig.DEFAULT, 1, 3);
    for (int i = 0; i < 400; i++) {
      service.set.pick(FakeChoice.ANY);
    }

    assertNear(300, service.get(1).inFlight());
  }

  @Test
  void ofTwoTheFasterIsTaken() {
    FakeService service = two();
    service.attempts(0, 1, WELL, Duration.ofMillis(10));
    service.attempts(1, 1, WELL, Duration.ofMillis(50));

    assertEquals(Map.of("a", 10), service.shares(10));
  }

  @Test
  void aDifferenceOfLessThanAQuarterIsChance() {
    FakeService service = two();
    service.attempts(0, 1, WELL, Duration.ofMillis(10));
    service.attempts(1, 1, WELL, Duration.ofMillis(12));

    assertNear(4_500, service.shares(MANY).getOrDefault("b", 0));
  }

  @Test
  void theSecondOfTwoIsDrawnByWeightAmongTheOthers() {
    FakeService service =
        new FakeService(new Balance.PowerOfTwo(), OutliersConfig.DEFAULT, 8, 1, 1);
    service.get(0).busy(100);

    assertNear(4_500, service.shares(MANY).getOrDefault("b", 0));
  }

  @Test
  void aLongerTimeCountsAtOnce() {
    FakeService service = two();
    service.attempts(0, 1, WELL, Duration.ofMillis(10));
    service.attempts(1, 1, WELL, Duration.ofMillis(50));

    service.attempts(0, 1, WELL, Duration.ofMillis(200));

    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void oneResponseDoesNotMakeFastWhatNeverAnsweredBefore() {
    FakeService service = two();
    service.attempts(0, 1, UNKNOWN, Duration.ofSeconds(3));
    service.attempts(1, 1, WELL, Duration.ofMillis(50));

    service.attempts(0, 1, WELL, Duration.ofMillis(10));

    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void failingLateIsSlow() {
    FakeService service = two();
    service.attempts(0, 1, FAILED, Duration.ofSeconds(3));
    service.attempts(1, 1, WELL, Duration.ofMillis(50));

    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void aSlowOneIsTriedAgainByAndBy() {
    FakeService service = two();
    service.attempts(1, 1, WELL, Duration.ofMillis(50));
    for (int i = 0; i < 60; i++) {
      service.pass(Duration.ofSeconds(1));
      service.attempts(0, 1, WELL, Duration.ofMillis(10));
    }

    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void failingAtOnceIsNotFast() {
    FakeService service = two();
    service.attempts(0, 1, FAILED, Duration.ofNanos(1_000));
    service.attempts(1, 1, WELL, Duration.ofMillis(50));

    assertNear(4_500, service.shares(MANY).getOrDefault("a", 0));
  }

  @Test
  void oneThatNeverAnswersIsSlowEvenIfItsCallsAreGivenUp() {
    FakeService service = two();
    service.attempts(0, 1, UNKNOWN, Duration.ofSeconds(3));
    service.attempts(1, 1, WELL, Duration.ofMillis(50));

    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void theEndpointThatFailedIsAvoided() {
    for (Balance balance :
        new Balance[] {
          new Balance.PowerOfTwo(), new Balance.LeastRequests(), new Balance.InTurn()
        }) {
      FakeService service = new FakeService(balance, OutliersConfig.DEFAULT, 9, 1);
      var lease = service.set.pick(new FakeChoice(service.get(0), null));

      assertEquals("b", lease == null ? "" : lease.endpoint().url());
    }
  }

  private static FakeService two() {
    return new FakeService(new Balance.PowerOfTwo(), OutliersConfig.DEFAULT, 1, 1);
  }

  private static void assertNear(int expected, int actual) {
    assertEquals(expected, actual, expected * 0.1);
  }
}
