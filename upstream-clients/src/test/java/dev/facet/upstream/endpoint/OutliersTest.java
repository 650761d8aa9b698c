// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.facet.upstream.EndpointState;
import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.OutliersConfig;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.SuccessRateConfig;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class OutliersTest {
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration EJECT = Duration.ofSeconds(30);

  @Test
  void failuresInARowEject() {
    FakeService service = service(50, 1, 1, 1);
    service.fail(0, 4);
    assertEquals(true, service.isUsed(0));

    service.fail(0, 1);

    assertEquals(false, service.isUsed(0));
    assertEquals(true, state(service, 0).ejected());
    assertEquals(1, state(service, 0).ejections());
  }

  @Test
  void oneSuccessAmongFailuresMakesThemNoRow() {
    FakeService service = service(50, 1, 1, 1);
    for (int i = 0; i < 9; i++) {
      service.fail(0, 4);
      service.succeed(0, 10);
    }

    assertEquals(true, service.isUsed(0));
  }

  @Test
  void anEjectedOneComesBackAfterItsTimeAndIsOutAgainWithItsFirstFailureForLonger() {
    FakeService service = service(50, 1, 1, 1);
    service.fail(0, 5);
    service.pass(EJECT.minus(MOMENT));
    assertEquals(false, service.isUsed(0));
    service.pass(MOMENT);
    assertEquals(true, service.isUsed(0));

    service.fail(0, 1);

    service.pass(EJECT.multipliedBy(2).minus(MOMENT));
    assertEquals(false, service.isUsed(0));
    service.pass(MOMENT);
    assertEquals(true, service.isUsed(0));
  }

  @Test
  void oneThatWasWellForLongBeginsAtTheBeginning() {
    FakeService service = service(50, 1, 1, 1);
    service.fail(0, 5);
    service.pass(EJECT);
    assertEquals(true, service.isUsed(0));
    service.succeed(0, 1);
    service.pass(EJECT.multipliedBy(10).plus(MOMENT));

    service.fail(0, 5);

    service.pass(EJECT);
    assertEquals(true, service.isUsed(0));
  }

  @Test
  void aSuccessAfterItsReturnMakesItOneLikeOthers() {
    FakeService service = service(50, 1, 1, 1);
    service.fail(0, 5);
    service.pass(EJECT);
    assertEquals(true, service.isUsed(0));
    service.succeed(0, 1);

    service.fail(0, 4);

    assertEquals(true, service.isUsed(0));
  }

  @Test
  void noMoreThanAShareIsOut() {
    FakeService service = service(50, 1, 1, 1, 1, 1);
    for (int i = 0; i < 5; i++) {
      service.fail(i, 5);
    }

    assertEquals(2, ejected(service));
  }

  @Test
  void oneOfTwoMayBeOutWhateverTheShare() {
    FakeService service = service(1, 1, 1);
    service.fail(0, 5);
    service.fail(1, 5);

    assertEquals(1, ejected(service));
  }

  @Test
  void neverAreAllOut() {
    FakeService service = service(100, 1, 1, 1);
    for (int i = 0; i < 3; i++) {
      service.fail(i, 5);
    }

    assertEquals(2, ejected(service));
  }

  @Test
  void noneIsOutWhereNoneMayBe() {
    FakeService service = service(0, 1, 1);
    service.fail(0, 9);

    assertEquals(0, ejected(service));
  }

  @Test
  void whereFewerThanHalfAreInAllAreUsed() {
    FakeService service = service(100, 1, 1, 1, 1);
    service.fail(0, 5);
    service.fail(1, 5);
    assertEquals(2, service.shares(200).size());

    service.fail(2, 5);

    assertEquals(4, service.shares(200).size());
  }

  @Test
  void anUnhealthyOneIsNotUsedUntilItIsWell() {
    FakeService service = service(50, 1, 1);
    service.set.checked(service.get(1), false, "status 503");
    assertEquals(false, service.isUsed(1));

    service.set.checked(service.get(1), true, "");
    assertEquals(true, service.isUsed(1));
  }

  @Test
  void whereAllAreUnhealthyAllAreUsed() {
    FakeService service = service(50, 1, 1);
    service.set.checked(service.get(0), false, "status 503");
    service.set.checked(service.get(1), false, "status 503");

    assertEquals(2, service.shares(200).size());
  }

  @Test
  void anOpenCircuitIsPassedOverAndWhereAllAreOpenThereIsNone() {
    FakeService service = service(0, 1, 1);
    service.get(0).openCircuit();
    assertEquals(false, service.isUsed(0));

    service.get(1).openCircuit();

    assertEquals(0, service.shares(10).size());
    assertEquals(Duration.ofMillis(500), service.set.closedFor());
  }

  /** As in a rolling restart, at whose end all have failed one after the other. */
  @Test
  void whereAllAreOpenTheOneThatIsLongestIsProbedEarlyOneAttemptAtATime() {
    FakeService service = service(0, 1, 1);
    service.get(0).openCircuit();
    service.pass(Duration.ofMillis(300));
    service.get(1).openCircuit();
    service.pass(Duration.ofMillis(200));

    assertNull(service.set.closedFor());
    assertEquals(Map.of("a", 10), service.shares(10));
    EndpointBreaker breaker = service.get(0).breaker();
    EndpointBreaker.Permission probe = breaker.acquire();
    assertEquals(EndpointBreaker.Permission.PROBE, probe);
    assertEquals(Map.of(), service.shares(10));
    breaker.failed(probe, 0, "refused");
    assertEquals(Map.of(), service.shares(10));

    service.pass(Duration.ofMillis(300));
    assertEquals(Map.of("b", 10), service.shares(10));
  }

  @Test
  void aCallThatFailedElsewhereTriesAnEjectedOneOnceASecond() {
    FakeService service = service(50, 1, 1);
    service.fail(1, 5);
    Choice notA = new FakeChoice(service.get(0), null);
    assertEquals(false, service.set.hasUntried(notA));

    service.pass(Duration.ofSeconds(1));
    assertEquals(true, service.set.hasUntried(notA));
    assertEquals(Map.of("a", 10), service.shares(10), "other calls stay where they are");
    Lease<FakeEndpoint> tried = Objects.requireNonNull(service.set.pick(notA));
    assertSame(service.get(1), tried.endpoint());
    tried.judged(EndpointVerdict.FAILED, 0, "refused");
    assertEquals(false, service.set.hasUntried(notA));
    assertSame(
        service.get(0), Objects.requireNonNull(service.set.pick(notA)).endpoint(), "none is left");
  }

  @Test
  void anEjectedOneThatProvesWellIsBackAtOnce() {
    FakeService service = service(50, 1, 1);
    service.fail(1, 5);
    service.pass(Duration.ofSeconds(1));
    Lease<FakeEndpoint> tried =
        Objects.requireNonNull(service.set.pick(new FakeChoice(service.get(0), null)));
    service.succeed(1, 1);
    assertEquals(false, service.isUsed(1), "that attempt had begun before");

    tried.judged(EndpointVerdict.WELL, 1, "");
    assertEquals(true, service.isUsed(1));

    service.fail(1, 1);
    assertEquals(true, service.isUsed(1), "it was a success");
    service.fail(1, 4);
    assertEquals(false, service.isUsed(1));
  }

  @Test
  void anEjectedOneIsUsedBeforeNothingIs() {
    FakeService service = service(50, 1, 1);
    service.fail(0, 5);
    service.get(1).openCircuit();

    assertEquals(1, service.shares(10).size());
    assertEquals(true, service.isUsed(0));
  }

  @Test
  void oneThatFailsFarMoreOftenThanOthersIsOutAfterTheWindow() {
    FakeService service = service(50, 1, 1, 1, 1, 1);
    for (int i = 0; i < 5; i++) {
      mixed(service, i, i == 3 ? 40 : 1);
    }
    assertEquals(0, ejected(service));

    service.pass(SuccessRateConfig.DEFAULT.window());
    service.succeed(0, 1);

    assertEquals(1, ejected(service));
    assertEquals(true, state(service, 3).ejected());
  }

  @Test
  void fewEndpointsAndFewAttemptsAreNotCompared() {
    FakeService few = service(50, 1, 1, 1, 1);
    FakeService quiet = service(50, 1, 1, 1, 1, 1);
    for (int i = 0; i < 4; i++) {
      mixed(few, i, i == 3 ? 40 : 1);
    }
    for (int i = 0; i < 5; i++) {
      quiet.succeed(i, i == 3 ? 0 : 99);
      quiet.fail(i, 4);
    }
    few.pass(SuccessRateConfig.DEFAULT.window());
    quiet.pass(SuccessRateConfig.DEFAULT.window());
    few.succeed(0, 1);
    quiet.succeed(0, 1);

    assertEquals(0, ejected(few) + ejected(quiet));
  }

  /** So many failures of a hundred attempts, never many in a row. */
  private static void mixed(FakeService service, int index, int failures) {
    for (int i = 0; i < 100; i++) {
      if (i % 2 == 0 && i / 2 < failures) {
        service.fail(index, 1);
      } else {
        service.succeed(index, 1);
      }
    }
  }

  private static long ejected(FakeService service) {
    return service.set.states(null).stream().filter(EndpointState::ejected).count();
  }

  private static EndpointState state(FakeService service, int index) {
    return service.set.states(null).get(index);
  }

  private static FakeService service(int atMost, int... weights) {
    return new FakeService(
        new Balance.InTurn(),
        new OutliersConfig(null, null, new Percentage(atMost), null),
        weights);
  }
}
