// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static dev.facet.upstream.EndpointVerdict.FAILED;
import static dev.facet.upstream.EndpointVerdict.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.HashKey;
import dev.facet.upstream.config.OutliersConfig;
import dev.facet.upstream.config.Percentage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Endpoints that are asked and say nothing. */
final class SilenceTest {
  private static final Duration LONG = Duration.ofMillis(101);
  private static final Duration MOMENT = Duration.ofMillis(1);
  private static final Duration ATTEMPT = Duration.ofSeconds(5);

  static List<Balance> balances() {
    return List.of(
        new Balance.PowerOfTwo(),
        new Balance.InTurn(),
        new Balance.LeastRequests(),
        new Balance.Hash(new HashKey.Ip()));
  }

  private static FakeService service(Balance balance) {
    return new FakeService(balance, OutliersConfig.DEFAULT, 1, 1, 1);
  }

  private static FakeService inTurn() {
    return service(new Balance.InTurn());
  }

  @ParameterizedTest
  @MethodSource("balances")
  void oneThatSaysNothingForLongGetsNothingMore(Balance balance) {
    FakeService service = service(balance);
    service.ask(0);

    service.pass(LONG);

    assertEquals(false, service.isUsed(0));
    assertEquals(true, service.isUsed(1));
  }

  @Test
  void forATenthOfASecondItMaySayNothing() {
    FakeService service = inTurn();
    service.ask(0);

    service.pass(LONG.minus(MOMENT));

    assertEquals(true, service.isUsed(0));
  }

  @Test
  void oneThatUsuallyTakesLongerIsWaitedForLonger() {
    FakeService service = inTurn();
    service.ask(0);
    service.hear(0, Duration.ofMillis(50)); // 25 more or less
    service.ask(0);

    service.pass(Duration.ofMillis(150));
    assertEquals(true, service.isUsed(0));

    service.pass(MOMENT);
    assertEquals(false, service.isUsed(0));
  }

  @Test
  void oneWhoseResponsesDifferMuchIsWaitedForLonger() {
    FakeService service = inTurn();
    for (int i = 0; i < 40; i++) {
      service.ask(0);
      service.hear(0, Duration.ofMillis(i % 2 == 0 ? 10 : 90));
    }
    service.ask(0);

    service.pass(Duration.ofMillis(200));
    assertEquals(true, service.isUsed(0));

    service.pass(Duration.ofMillis(50));
    assertEquals(false, service.isUsed(0));
  }

  @Test
  void whatTookLongOnceIsNotExpectedForEver() {
    FakeService service = inTurn();
    service.ask(0);
    service.hear(0, Duration.ofSeconds(5));
    for (int i = 0; i < 60; i++) {
      service.ask(0);
      service.hear(0, MOMENT);
    }
    service.ask(0);

    service.pass(LONG);

    assertEquals(false, service.isUsed(0));
  }

  @Test
  void aResponseMakesItOneLikeOthersThoughMoreIsAskedOfIt() {
    FakeService service = inTurn();
    service.ask(0);
    service.ask(0);
    service.pass(LONG);

    service.hear(0, MOMENT);

    assertEquals(true, service.isUsed(0));
    service.pass(LONG);
    assertEquals(false, service.isUsed(0));
  }

  @Test
  void ofOneThatIsNotWaitedForAnyMoreItIsFoundOutByOneAttemptAtATime() {
    FakeService service = inTurn();
    service.ask(0);
    service.pass(LONG);

    service.leave(0, UNKNOWN, LONG);

    assertEquals(true, service.isUsed(0));
    service.ask(0);
    assertEquals(false, service.isUsed(0));
  }

  @Test
  void whoLeavesSoonSaysNothingOfTheEndpoint() {
    FakeService service = inTurn();
    service.ask(0);
    service.pass(MOMENT);
    service.leave(0, UNKNOWN, MOMENT);
    service.pass(ATTEMPT);

    service.ask(0);

    assertEquals(true, service.isUsed(0));
  }

  @Test
  void whereAllAreSilentItIsHardlyThey() {
    FakeService service = inTurn();
    for (int i = 0; i < 3; i++) {
      service.ask(i);
    }

    service.pass(LONG);

    assertEquals(3, service.shares(3).size());
  }

  @Test
  void oneThatLeavesTwoInARowUnansweredIsOut() {
    FakeService service = inTurn();
    service.ask(0);
    service.ask(0);
    service.pass(ATTEMPT);

    service.leave(0, FAILED, ATTEMPT);
    assertEquals(0, service.get(0).standing().ejections());
    service.leave(0, FAILED, ATTEMPT);

    assertEquals(1, service.get(0).standing().ejections());
    assertEquals(false, service.isUsed(0));
  }

  @Test
  void oneThatRespondsInBetweenIsNotOut() {
    FakeService service = inTurn();
    service.ask(0);
    service.pass(ATTEMPT);
    service.leave(0, FAILED, ATTEMPT);
    service.ask(0);
    service.hear(0, MOMENT);
    service.ask(0);
    service.pass(ATTEMPT);

    service.leave(0, FAILED, ATTEMPT);

    assertEquals(0, service.get(0).standing().ejections());
  }

  @Test
  void noneIsOutWhereNoneMayBe() {
    FakeService service =
        new FakeService(
            new Balance.InTurn(), new OutliersConfig(null, null, new Percentage(0), null), 1, 1);
    service.ask(0);
    service.ask(0);
    service.pass(ATTEMPT);

    service.leave(0, FAILED, ATTEMPT);
    service.leave(0, FAILED, ATTEMPT);

    assertEquals(true, service.isUsed(0));
    service.ask(0);
    assertEquals(false, service.isUsed(0));
  }

  @Test
  void ofTwoTheOneThatTakesLongAlreadyIsNotTaken() {
    FakeService service = new FakeService(new Balance.PowerOfTwo(), OutliersConfig.DEFAULT, 1, 1);
    for (int i = 0; i < 2; i++) {
      service.ask(i);
      service.hear(i, MOMENT);
    }
    service.ask(0);

    service.pass(MOMENT.multipliedBy(2));

    assertEquals(false, service.isUsed(0));
  }

  @Test
  void oneThatIsFoundWellIsWaitedForAnew() {
    FakeService service = inTurn();
    service.ask(0);
    service.pass(LONG);
    service.set.checked(service.get(0), false, "status 500");

    service.set.checked(service.get(0), true, "");

    assertEquals(true, service.isUsed(0));
  }
}
