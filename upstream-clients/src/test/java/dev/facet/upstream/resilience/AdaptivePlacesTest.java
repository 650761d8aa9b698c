// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.config.BulkheadConfig;
import dev.facet.upstream.config.ConfigBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many calls a service has at a time where that adapts. */
final class AdaptivePlacesTest extends WithPlaces {
  private static final int FIRST = 20;
  private static final Duration EACH = Duration.ofMillis(10);

  private final WithConcurrency<FakeAttempt> layer =
      new WithConcurrency<>(
          new Concurrency(100, 1_000, WAIT, 8, true), () -> loop, time, () -> null, next);

  @ParameterizedTest
  @CsvSource({"429, 18", "503, 18", "500, 20", "404, 20"})
  void aStatusThatSaysThatThereIsTooMuchLowersTheLimit(int status, int limit) {
    FakeAttempt attempt = sent(layer);
    attempt.answered(status);
    attempt.finish();

    assertEquals(limit, layer.limit());
  }

  @Test
  void aTimeOutLowersTheLimit() {
    sent(layer).fail(new TimedOut("users", EACH));

    assertEquals(18, layer.limit());
  }

  @Test
  void aLostConnectionSaysNothingOfTheLimit() {
    for (int round = 0; round < 50; round++) {
      sent(FIRST).forEach(attempt -> attempt.fail(new ConnectionLost("users", "reset")));
    }

    assertEquals(FIRST, layer.limit());
  }

  @Test
  void howLongCallsWaitedBeforeSaysNothingOfTheService() {
    for (int round = 0; round < 100; round++) {
      List<FakeAttempt> late =
          IntStream.range(0, layer.limit()).mapToObj(_ -> FakeAttempt.buffered(time)).toList();
      time.pass(round < 50 ? Duration.ZERO : Duration.ofSeconds(1));
      late.forEach(layer::send);
      time.pass(EACH);
      late.forEach(AdaptivePlacesTest::succeed);
    }

    assertEquals(100, layer.limit());
  }

  @Test
  void whereTheLimitFallsPlacesAreNotGivenOn() {
    List<FakeAttempt> inFlight = sent(FIRST);
    FakeAttempt waiter = sent(layer);
    inFlight.get(0).answered(503);
    inFlight.get(0).finish();
    assertEquals(1, layer.waiting());
    inFlight.get(1).fail(new ConnectionLost("users", "reset"));
    assertEquals(1, layer.waiting());

    inFlight.get(2).fail(new ConnectionLost("users", "reset"));

    assertEquals(waiter, next.sent.getLast());
  }

  @Test
  void moreThanThereAreConnectionsNeverRun() {
    assertEquals(
        5,
        Concurrency.of(
                ConfigBuilder.at("http://users")
                    .with("bulkhead", new BulkheadConfig(5, null))
                    .build())
            .calls());
    assertEquals(
        128,
        Concurrency.of(
                ConfigBuilder.at("http://users")
                    .with("bulkhead", new BulkheadConfig(500, null))
                    .build())
            .calls());
  }

  private List<FakeAttempt> sent(int count) {
    List<FakeAttempt> sent = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      sent.add(sent(layer));
    }
    return sent;
  }

  private static void succeed(FakeAttempt attempt) {
    attempt.answered(200);
    attempt.finish();
  }
}
