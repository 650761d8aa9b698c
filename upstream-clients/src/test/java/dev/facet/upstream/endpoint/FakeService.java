// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.EndpointVerdict;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.OutliersConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Endpoints whose attempts come to what a test says, at the time it says. */
final class FakeService {
  private static final long SEED = 11;

  final List<FakeEndpoint> endpoints = new ArrayList<>();
  final EndpointSet<FakeEndpoint> set;

  /** A steady clock may begin anywhere. */
  private long now = -5_000_000_000_000_000L;

  FakeService(Balance balance, OutliersConfig outliers, int... weights) {
    this(balance, null, outliers, weights);
  }

  FakeService(
      Balance balance, @Nullable Duration slowStart, OutliersConfig outliers, int... weights) {
    for (int i = 0; i < weights.length; i++) {
      endpoints.add(new FakeEndpoint(String.valueOf((char) ('a' + i)), weights[i], this::nanoTime));
    }
    set =
        new EndpointSet<>(
            Balancer.of(
                balance, new Shares(slowStart, this::nanoTime), new Random(SEED)::nextDouble),
            new Outliers(outliers, this::nanoTime, new EndpointNotices("users", () -> 0)),
            endpoints);
  }

  private long nanoTime() {
    return now;
  }

  void pass(Duration time) {
    now += time.toNanos();
  }

  FakeEndpoint get(int index) {
    return endpoints.get(index);
  }

  /** Attempts at one endpoint that all fail, or all succeed. */
  void attempts(int index, int count, EndpointVerdict verdict, Duration took) {
    for (int i = 0; i < count; i++) {
      set.judged(get(index), verdict, took.toNanos(), "status 503");
    }
  }

  void fail(int index, int count) {
    attempts(index, count, EndpointVerdict.FAILED, Duration.ZERO);
  }

  void succeed(int index, int count) {
    attempts(index, count, EndpointVerdict.WELL, Duration.ofMillis(1));
  }

  /** An attempt at one endpoint that is not over. */
  void ask(int index) {
    get(index).silence().asked(now);
  }

  /** Such an attempt has a response. */
  void hear(int index, Duration took) {
    get(index).silence().heard(took.toNanos(), now);
    attempts(index, 1, EndpointVerdict.WELL, took);
  }

  /** Such an attempt is over without one. */
  void leave(int index, EndpointVerdict verdict, Duration took) {
    set.judged(get(index), verdict, took.toNanos(), "no response in time");
    get(index).silence().left(now);
  }

  /** How many of some attempts, each over before the next, go where. */
  Map<String, Integer> shares(int attempts) {
    Map<String, Integer> shares = new TreeMap<>();
    for (int i = 0; i < attempts; i++) {
      var lease = set.pick(FakeChoice.ANY);
      if (lease != null) {
        lease.done();
        shares.merge(lease.endpoint().url(), 1, Integer::sum);
      }
    }
    return shares;
  }

  /** Whether an endpoint gets attempts. */
  boolean isUsed(int index) {
    return shares(200).containsKey(get(index).url());
  }
}
