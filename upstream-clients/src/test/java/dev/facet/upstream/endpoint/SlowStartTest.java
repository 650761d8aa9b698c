// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.OutliersConfig;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class SlowStartTest {
  private static final int MANY = 9_000;
  private static final Duration SLOW_START = Duration.ofSeconds(30);
  private static final long SEED = 11;

  private long now = -7;
  private final Shares shares = new Shares(SLOW_START, () -> now);
  private final EndpointSet<FakeEndpoint> set =
      new EndpointSet<>(
          Balancer.of(new Balance.LeastRequests(), shares, new Random(SEED)::nextDouble),
          new Outliers(OutliersConfig.DEFAULT, () -> now, new EndpointNotices("users", () -> 0)),
          List.of());

  @Test
  void oneThatComesToOthersWorksUpToItsShare() {
    update("http://a");
    pass(Duration.ofSeconds(5));

    update("http://a", "http://b");

    assertWorksUp();
  }

  @Test
  void oneThatIsWellAgainWorksUpToItsShare() {
    update("http://a", "http://b");
    set.checked(set.all().get(1), false, "status 503");

    set.checked(set.all().get(1), true, "");

    assertWorksUp();
  }

  @Test
  void oneThatComesBackWorksUpToItsShare() {
    update("http://a", "http://b");
    for (int i = 0; i < OutliersConfig.DEFAULT.consecutive(); i++) {
      set.judged(set.all().get(1), EndpointVerdict.FAILED, 0, "status 503");
    }
    pass(OutliersConfig.DEFAULT.eject());

    assertWorksUp();
  }

  @Test
  void oneThatIsFoundOrAskedAgainBeginsNotAnew() {
    update("http://a");
    update("http://a", "http://b");
    pass(SLOW_START);

    update("http://b", "http://a");
    set.checked(set.all().get(1), true, "");

    assertShare(0.5);
  }

  private void assertWorksUp() {
    assertShare(0.1 / 1.1);
    pass(SLOW_START.dividedBy(2));
    assertShare(0.5 / 1.5);
    pass(SLOW_START.dividedBy(2));
    assertShare(0.5);
  }

  /** What the second endpoint gets. */
  private void assertShare(double expected) {
    int taken = 0;
    for (int i = 0; i < MANY; i++) {
      Lease<FakeEndpoint> lease = Objects.requireNonNull(set.pick(FakeChoice.ANY));
      lease.done();
      taken += lease.endpoint().url().equals("http://b") ? 1 : 0;
    }
    assertEquals(expected * MANY, taken, expected * MANY * 0.1);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  private void update(String... urls) {
    set.update(
        Arrays.stream(urls).map(url -> new FoundEndpoint(URI.create(url), "svc", 1, 0)).toList(),
        found -> new FakeEndpoint(found.id(), found.weight(), () -> now));
  }
}
