// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.OutliersConfig;
import dev.facet.upstream.config.Percentage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints that fail and may not be ejected, since others are. */
final class DoubtTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration EJECT = Duration.ofSeconds(30);

  static Balance[] balances() {
    return new Balance[] {
      new Balance.PowerOfTwo(), new Balance.InTurn(), new Balance.LeastRequests()
    };
  }

  @ParameterizedTest
  @MethodSource("balances")
  void oneThatFailsAndMayNotBeEjectedGetsNothingForAWhile(Balance balance) {
    FakeService service = service(0, balance);

    service.fail(0, 5);

    assertEquals(false, service.endpoints.get(0).standing().isEjected());
    assertEquals(false, service.isUsed(0));
  }

  @ParameterizedTest
  @MethodSource("balances")
  void afterThatOneAttemptFindsOutWhetherItStillFails(Balance balance) {
    FakeService service = service(0, balance);
    service.fail(0, 5);
    service.pass(FIRST.minus(MOMENT));
    assertEquals(false, service.isUsed(0));

    service.pass(MOMENT);

    assertEquals(1, service.shares(200).get("a"));
  }

  @Test
  void eachFailureDoublesThePauseUpToEightTimes() {
    FakeService service = service(0, new Balance.InTurn());
    service.fail(0, 5);
    for (int times : new int[] {2, 4, 8, 8}) {
      service.fail(0, 1);
      service.pass(FIRST.multipliedBy(times).minus(MOMENT));
      assertEquals(false, service.isUsed(0), "after " + times);
      service.pass(MOMENT);
      assertEquals(true, service.isUsed(0), "after " + times);
    }
  }

  @Test
  void oneSuccessMakesItOneLikeOthers() {
    FakeService service = service(0, new Balance.InTurn());
    service.fail(0, 5);
    service.succeed(0, 1);

    assertEquals(Map.of("a", 50, "b", 50), service.shares(100));
  }

  @Test
  void whereAllFailAllAreUsed() {
    FakeService service = service(0, new Balance.InTurn());
    service.fail(0, 5);
    service.fail(1, 5);

    assertEquals(Map.of("a", 50, "b", 50), service.shares(100));
  }

  @Test
  void aCallThatWasTriedAtTheOthersTriesItAllTheSame() {
    FakeService service = service(0, new Balance.InTurn());
    service.fail(0, 5);

    var lease = service.set.pick(new FakeChoice(service.get(1), null));

    assertNotNull(lease);
    assertEquals("a", lease.endpoint().url());
  }

  @Test
  void oneThatFailsIsNotTakenForAFastOne() {
    FakeService service = service(0, new Balance.PowerOfTwo());
    service.attempts(0, 1, EndpointVerdict.WELL, Duration.ofMillis(1));
    service.attempts(1, 1, EndpointVerdict.WELL, Duration.ofMillis(10));
    assertEquals(Map.of("a", 100), service.shares(100));

    service.fail(0, 1);

    assertEquals(true, service.shares(100).getOrDefault("b", 0) > 30);
  }

  @Test
  void oneThatHasBeenOutForATenthOfItsTimeIsInAgainWhereAnotherFails() {
    FakeService service = service(50, new Balance.InTurn(), 1, 1, 1);
    service.fail(0, 5);
    service.pass(EJECT.dividedBy(10).minus(MOMENT));
    service.fail(1, 5);
    assertEquals(false, service.get(1).standing().isEjected());

    service.pass(MOMENT);
    service.fail(1, 1);

    assertEquals(true, service.get(1).standing().isEjected());
    assertEquals(Map.of("a", 50, "c", 50), service.shares(100));
  }

  @Test
  void oneWhoseCircuitIsOpenStaysOut() {
    FakeService service = service(50, new Balance.InTurn(), 1, 1, 1);
    service.fail(0, 5);
    service.get(0).openCircuit();
    service.pass(EJECT.dividedBy(10));

    service.fail(1, 5);

    assertEquals(true, service.get(0).standing().isEjected());
    assertEquals(Map.of("c", 100), service.shares(100));
  }

  private static FakeService service(int atMost, Balance balance, int... weights) {
    OutliersConfig outliers = new OutliersConfig(null, null, new Percentage(atMost), null);
    return new FakeService(balance, outliers, weights.length == 0 ? new int[] {1, 1} : weights);
  }
}
