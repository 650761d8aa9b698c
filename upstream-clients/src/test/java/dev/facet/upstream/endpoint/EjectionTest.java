// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.EndpointState;
import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.OutliersConfig;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.SuccessRateConfig;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class EjectionTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration EJECT = OutliersConfig.DEFAULT.eject();
  private static final Duration WINDOW = SuccessRateConfig.DEFAULT.window();

  @Test
  void failuresOfOneThatIsOutEjectItNotAgain() {
    FakeService service = service(new Balance.InTurn(), 6);
    service.fail(0, 5);

    service.fail(0, 3);

    assertEquals(1, service.set.states(null).getFirst().ejections());
    service.pass(EJECT);
    assertEquals(true, service.isUsed(0));
  }

  @Test
  void eachEjectionThatFollowsAnotherIsLongerUpToTenTimesAsLong() {
    FakeService service = service(new Balance.InTurn(), 3);
    service.fail(0, 5);
    for (int times : List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10, 10)) {
      service.pass(EJECT.multipliedBy(times).minus(MOMENT));
      assertEquals(false, service.isUsed(0), "times " + times);
      service.pass(MOMENT);
      assertEquals(true, service.isUsed(0), "times " + times);
      service.fail(0, 1);
    }
  }

  /** Nobody needs a call to see that. */
  @Test
  void oneWhoseTimeIsOverIsShownAsInAtOnce() {
    FakeService service = service(new Balance.InTurn(), 3);
    service.fail(0, 5);
    assertEquals(List.of(0), ejected(service));

    service.pass(EJECT);

    assertEquals(List.of(), ejected(service));
  }

  @Test
  void howSlowItWasIsForgottenWhenItComesBack() {
    FakeService service = service(new Balance.PowerOfTwo(), 2);
    service.attempts(0, 1, EndpointVerdict.WELL, Duration.ofMillis(1));
    service.attempts(1, 1, EndpointVerdict.WELL, Duration.ofSeconds(9));
    service.fail(1, 5);
    service.pass(EJECT);
    assertEquals(100, service.shares(200).getOrDefault("b", 0), 20);

    service.attempts(1, 1, EndpointVerdict.WELL, Duration.ofSeconds(9));
    service.set.checked(service.get(1), false, "status 503");
    service.set.checked(service.get(1), true, "");

    assertEquals(100, service.shares(200).getOrDefault("b", 0), 20);
  }

  @Test
  void everyWindowIsCompared() {
    FakeService service = service(new Balance.InTurn(), 5);
    compared(service, 99, 99, 99, 99, 99);
    assertEquals(List.of(), ejected(service));

    compared(service, 99, 99, 99, 60, 99);

    assertEquals(List.of(3), ejected(service));
  }

  @Test
  void aFailureEndsAWindowAsWell() {
    FakeService service = service(new Balance.InTurn(), 5);
    rates(service, 99, 99, 99, 60, 99);
    service.pass(WINDOW);

    service.fail(0, 1);

    assertEquals(List.of(3), ejected(service));
  }

  @Test
  void twoOfFiveThatFailAlikeAreNoOutliers() {
    FakeService service = service(new Balance.InTurn(), 5);
    compared(service, 60, 60, 99, 99, 99);

    assertEquals(List.of(), ejected(service));
  }

  @Test
  void oneWithFewAttemptsIsNoMeasureForOthers() {
    FakeService service = service(new Balance.InTurn(), 6);
    rates(service, 99, 99, 99, 60, 99);
    service.succeed(5, 10);
    service.pass(WINDOW);
    service.succeed(0, 1);

    assertEquals(List.of(3), ejected(service));
  }

  @Test
  void whereFewerThanHalfAreInOpenCircuitsAreStillPassedOver() {
    FakeService service = service(new Balance.InTurn(), 4);
    service.get(0).openCircuit();
    for (int i = 1; i < 4; i++) {
      service.fail(i, 5);
    }

    assertEquals(Set.of("b", "c", "d"), service.shares(200).keySet());
  }

  @Test
  void openCircuitsLetNoEjectedOneIn() {
    FakeService service = service(new Balance.InTurn(), 4);
    service.fail(1, 5);
    service.get(2).openCircuit();
    service.get(3).openCircuit();

    assertEquals(Set.of("a"), service.shares(200).keySet());
  }

  @Test
  void whereAllCircuitsAreOpenItIsToldWhenTheFirstLetsAProbeBy() {
    FakeService service = service(new Balance.InTurn(), 2);
    service.get(0).openCircuit();
    service.pass(Duration.ofMillis(200));
    service.get(1).openCircuit();

    assertEquals(Duration.ofMillis(300), service.set.closedFor());
  }

  /** A window of such attempts, and the next success after it. */
  private static void compared(FakeService service, int... successes) {
    rates(service, successes);
    service.pass(WINDOW);
    service.succeed(successes.length - 1, 1);
  }

  /** So many successes of a hundred attempts, never many failures in a row. */
  private static void rates(FakeService service, int... successes) {
    for (int endpoint = 0; endpoint < successes.length; endpoint++) {
      int failures = 100 - successes[endpoint];
      for (int i = 0; i < failures; i++) {
        service.fail(endpoint, 1);
        service.succeed(endpoint, 1);
      }
      service.succeed(endpoint, successes[endpoint] - failures);
    }
  }

  private static List<Integer> ejected(FakeService service) {
    List<EndpointState> states = service.set.states(null);
    return IntStream.range(0, states.size())
        .filter(index -> states.get(index).ejected())
        .boxed()
        .toList();
  }

  private static FakeService service(Balance balance, int endpoints) {
    int[] weights = new int[endpoints];
    Arrays.fill(weights, 1);
    return new FakeService(
        balance, new OutliersConfig(null, null, new Percentage(100), null), weights);
  }
}
