// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.UpstreamState;
import dev.facet.upstream.config.BreakerConfig;
import java.time.Duration;
import java.util.function.LongSupplier;

/** An endpoint that is nowhere. */
final class FakeEndpoint extends ServiceEndpoint {
  private static final BreakerConfig BREAKER =
      new BreakerConfig(10, null, null, Duration.ofSeconds(5), null);

  FakeEndpoint(String name, int weight, LongSupplier time) {
    super(
        name,
        weight,
        new EndpointBreaker(name, BREAKER, time, new EndpointNotices("users", () -> 0)));
  }

  /** Attempts that are under way from now on. */
  FakeEndpoint busy(int attempts) {
    for (int i = 0; i < attempts; i++) {
      begin();
    }
    return this;
  }

  /** Fails until its circuit is open. */
  void openCircuit() {
    for (int i = 0; i < BREAKER.window(); i++) {
      breaker().failed(breaker().acquire(), 0, "status 503");
    }
    assertEquals(UpstreamState.Breaker.OPEN, breaker().state());
  }

  @Override
  protected void retire() {}

  @Override
  public String toString() {
    return url();
  }
}
