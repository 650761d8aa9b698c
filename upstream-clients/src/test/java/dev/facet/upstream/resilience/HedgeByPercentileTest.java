// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.HedgeConfig;
import dev.facet.upstream.config.HedgeDelay;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A second attempt where the first takes longer than most. */
final class HedgeByPercentileTest extends WithAttempts {
  private static final Duration USUAL = Duration.ofMillis(16);
  private static final int SAMPLES = 100;

  private final WithRetries<FakeCall, FakeAttempt> layer = layer(retrying(null));

  @Override
  Hedging hedging() {
    return Hedging.of(new HedgeConfig(new HedgeDelay.Percentile(95), null), time.getAsLong());
  }

  @Test
  void learnsFromTheTimesToTheHeadsOfResponses() {
    answered(SAMPLES);

    layer.send(FakeCall.buffered(time));
    time.pass(USUAL.minusMillis(1));
    assertEquals(List.of(), counted);
    time.pass(USUAL.dividedBy(8).plusMillis(2));

    assertEquals(List.of("hedged"), counted);
  }

  @Test
  void fewResponsesSayNothing() {
    answered(SAMPLES - 1);

    layer.send(FakeCall.buffered(time));

    assertEquals(0, time.pending());
  }

  /** What it takes before, in the queue, is not the service's time. */
  private void answered(int responses) {
    for (int i = 0; i < responses; i++) {
      FakeCall call = FakeCall.buffered(time);
      layer.send(call);
      time.pass(USUAL.multipliedBy(3));
      last().turnBegins();
      time.pass(USUAL);
      last().answered(200);
      last().finish();
      call.finish();
    }
    time.pass(Duration.ofSeconds(1));
  }
}
