// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static dev.facet.upstream.UpstreamState.Breaker.CLOSED;
import static dev.facet.upstream.UpstreamState.Breaker.HALF_OPEN;
import static dev.facet.upstream.UpstreamState.Breaker.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.endpoint.EndpointBreaker.Permission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EndpointBreakerTest {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);

  private final EndpointBreaker breaker =
      new EndpointBreaker(
          "users",
          new BreakerConfig(10, null, null, OPEN_FOR),
          () -> this.now,
          new EndpointNotices("users", () -> 0));
  private long now = -9;

  /** It was begun when all was well, and tells nothing of what is now. */
  @Test
  void whatWasBegunBeforeItOpenedDecidesNothing() {
    Permission late = breaker.acquire();
    open();
    now += OPEN_FOR.toNanos() + 1;
    Permission probe = breaker.acquire();

    breaker.failed(late, 0, "status 503");

    assertEquals(HALF_OPEN, breaker.state());
    breaker.succeeded(probe, 0);
    assertEquals(CLOSED, breaker.state());
  }

  @Test
  void whatWasBegunBeforeItOpenedLetsNoSecondProbeBy() {
    Permission late = breaker.acquire();
    open();
    now += OPEN_FOR.toNanos() + 1;
    assertEquals(Permission.PROBE, breaker.acquire());

    assertEquals(Permission.RETURNED, breaker.release(late));

    assertEquals(Permission.REJECTED, breaker.acquire());
  }

  @Test
  void askingWhetherACallWouldBeLetByTakesNoProbeFromOthers() {
    open();
    assertEquals(false, breaker.isUsable());
    now += OPEN_FOR.toNanos() + 1;

    assertEquals(true, breaker.isUsable());
    assertEquals(OPEN, breaker.state());
    Permission probe = breaker.acquire();
    assertEquals(Permission.PROBE, probe);
    assertEquals(false, breaker.isUsable());
    assertEquals(Permission.RETURNED, breaker.release(probe));
    assertEquals(true, breaker.isUsable());
  }

  @Test
  void aProbeThatFailsOpensItForTheWholeTimeAgain() {
    open();
    now += OPEN_FOR.toNanos() + 1;
    breaker.failed(breaker.acquire(), 0, "status 503");

    assertEquals(OPEN, breaker.state());
    assertEquals(OPEN_FOR, breaker.openFor());
  }

  @Test
  void tellsHowLongItIsStillOpen() {
    open();
    now += Duration.ofSeconds(2).toNanos();

    assertEquals(OPEN_FOR.minusSeconds(2), breaker.openFor());
  }

  private void open() {
    while (breaker.isUsable()) {
      breaker.failed(breaker.acquire(), 0, "status 503");
    }
  }
}
