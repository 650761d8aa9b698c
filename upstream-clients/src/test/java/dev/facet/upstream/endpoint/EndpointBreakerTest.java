// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static dev.facet.upstream.UpstreamState.Breaker.CLOSED;
import static dev.facet.upstream.UpstreamState.Breaker.HALF_OPEN;
import static dev.facet.upstream.UpstreamState.Breaker.OPEN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.endpoint.EndpointBreaker.Permission;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class EndpointBreakerTest {
  private static final Duration OPEN_FOR = Duration.ofSeconds(5);

  private static final Duration SLOW = Duration.ofSeconds(1);

  private final EndpointBreaker breaker =
      breaker(new BreakerConfig(10, null, null, OPEN_FOR, null));
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

  @Test
  void eachTimeThatItWasOpenOneProbeIsLetBy() {
    open();
    now += OPEN_FOR.toNanos() + 1;
    breaker.failed(breaker.acquire(), 0, "status 503");
    now += OPEN_FOR.toNanos() + 1;
    Permission second = breaker.acquire();
    assertEquals(Permission.PROBE, second);
    breaker.succeeded(second, 0);

    open();
    now += OPEN_FOR.toNanos() + 1;

    assertEquals(Permission.PROBE, breaker.acquire());
  }

  @Test
  void whatItRejectsTakesNoProbeFromOthers() {
    open();
    assertEquals(Permission.REJECTED, breaker.acquire());
    now += OPEN_FOR.toNanos();
    assertEquals(false, breaker.isUsable());
    assertEquals(Permission.REJECTED, breaker.acquire());
    now++;

    assertEquals(Permission.PROBE, breaker.acquire());
  }

  @Test
  void opensAtTheShareOfFailuresThatIsConfigured() {
    EndpointBreaker lenient = breaker(new BreakerConfig(10, new Percentage(80), null, null, null));
    end(lenient, 3, 0, true);
    end(lenient, 7, 0, false);
    assertEquals(CLOSED, lenient.state());

    end(lenient, 1, 0, false);

    assertEquals(OPEN, lenient.state());
  }

  @Test
  void opensAtTheSameShareOfSlowCalls() {
    EndpointBreaker lenient = breaker(new BreakerConfig(10, new Percentage(80), SLOW, null, null));
    end(lenient, 3, 0, true);
    end(lenient, 7, SLOW.toNanos() + 1, true);
    assertEquals(CLOSED, lenient.state());

    end(lenient, 1, SLOW.toNanos() + 1, true);

    assertEquals(OPEN, lenient.state());
  }

  @Test
  void aSmallWindowIsJudgedOnceItIsFull() {
    EndpointBreaker small = breaker(new BreakerConfig(4, null, null, null, null));
    end(small, 3, 0, false);
    assertEquals(CLOSED, small.state());

    end(small, 1, 0, false);

    assertEquals(OPEN, small.state());
  }

  private EndpointBreaker breaker(BreakerConfig config) {
    return new EndpointBreaker(
        "users", config, () -> this.now, new EndpointNotices("users", () -> 0));
  }

  private static void end(EndpointBreaker breaker, int calls, long nanos, boolean well) {
    for (int i = 0; i < calls; i++) {
      Permission permission = breaker.acquire();
      if (well) {
        breaker.succeeded(permission, nanos);
      } else {
        breaker.failed(permission, nanos, "status 503");
      }
    }
  }

  private void open() {
    end(breaker, 10, 0, false);
    assertEquals(OPEN, breaker.state());
  }
}
