// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import static dev.facet.upstream.UpstreamState.Breaker.CLOSED;
import static dev.facet.upstream.UpstreamState.Breaker.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.endpoint.EndpointBreaker;
import dev.facet.upstream.endpoint.EndpointNotices;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a stream says of its endpoint, and when. */
final class JudgedStreamTest {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);

  private final ManualTime time = new ManualTime();
  private final EndpointBreaker breaker =
      new EndpointBreaker(
          "users",
          new BreakerConfig(20, new Percentage(50), null, OPEN_FOR, null),
          time,
          new EndpointNotices("users", () -> 0));
  private final WithCircuitBreaker<FakeAttempt> layer =
      new WithCircuitBreaker<>(_ -> breaker, new FakeLayer<>());

  @Test
  void judgesAStreamByWhatBecomesOfItsBody() {
    FakeAttempt stream = handedOver(200);
    assertEquals(0, breaker.remembered());

    stream.fail(new ConnectionLost("users", "reset"));

    assertEquals(1, breaker.failures());
  }

  @Test
  void aStreamThatWentOnForLongWasWell() {
    FakeAttempt stream = handedOver(200);
    time.pass(Duration.ofSeconds(10));
    stream.progressed();

    stream.fail(new ConnectionLost("users", "reset"));

    assertEquals(1, breaker.remembered());
    assertEquals(0, breaker.failures());
  }

  @Test
  void aStreamWhoseBodyNeverCameFailedHoweverLongItWasWaitedFor() {
    FakeAttempt stream = handedOver(200);
    time.pass(Duration.ofSeconds(10));

    stream.fail(new ConnectionLost("users", "reset"));

    assertEquals(1, breaker.failures());
  }

  @Test
  void aStatusThatSaysEnoughIsJudgedAtOnceAndOnce() {
    FakeAttempt stream = handedOver(503);
    assertEquals(1, breaker.failures());

    stream.fail(new ConnectionLost("users", "reset"));

    assertEquals(1, breaker.failures());
  }

  @Test
  void judgesAStreamWhoseBodyBreaksBeforeItsCallerHasIt() {
    FakeAttempt stream = FakeAttempt.streamed(time);
    layer.send(stream);
    stream.answered(200);

    stream.fail(new ConnectionLost("users", "reset"));

    assertEquals(1, breaker.remembered());
    assertEquals(1, breaker.failures());
  }

  @Test
  void judgesAStreamThatNeverHadAHead() {
    FakeAttempt stream = FakeAttempt.streamed(time);
    layer.send(stream);

    stream.fail(new ConnectionLost("users", "reset"));

    assertEquals(1, breaker.failures());
  }

  /** It may go on for days, and others are kept waiting meanwhile. */
  @Test
  void aProbeIsOverWithItsHead() {
    for (int i = 0; i < 10; i++) {
      handedOver(503);
    }
    assertEquals(OPEN, breaker.state());
    time.pass(OPEN_FOR.plusMillis(1));

    FakeAttempt probe = handedOver(200);

    assertEquals(CLOSED, breaker.state());
    probe.fail(new ConnectionLost("users", "reset"));
    assertEquals(1, breaker.failures());
  }

  private FakeAttempt handedOver(int status) {
    FakeAttempt stream = FakeAttempt.streamed(time);
    layer.send(stream);
    stream.answered(status);
    stream.handOver();
    return stream;
  }
}
