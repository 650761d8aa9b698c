// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.limit.rate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.HandClock;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.limit.LimitKey;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private final HandClock clock = new HandClock();

  private static RateLimitConfig config(List<String> keys, int maxKeys, String... limits) {
    return new RateLimitConfig(
        keys.stream().map(LimitKey::valueOf).toList(),
        Arrays.stream(limits).map(Limit::valueOf).toList(),
        maxKeys);
  }

  private RateLimitPolicy policy(String... limits) {
    return new RateLimitPolicy(config(List.of("ip"), 1000, limits), clock::nanoTime);
  }

  private static boolean admits(RateLimitPolicy policy, Exchange exchange) {
    return policy.judge(exchange, 1) instanceof Verdict.Admitted;
  }

  private static int admitted(RateLimitPolicy policy, Exchange exchange, int times) {
    int count = 0;
    for (int i = 0; i < times; i++) {
      count += admits(policy, exchange) ? 1 : 0;
    }
    return count;
  }

  @Test
  void admitsItsQuotaAtOnceAndThenAsFastAsTheBucketFills() {
    RateLimitPolicy policy = policy("20/1s");
    assertEquals(20, admitted(policy, Exchanges.get("/"), 50));
    clock.advance(Duration.ofMillis(50).minusNanos(1));
    assertEquals(0, admitted(policy, Exchanges.get("/"), 50));
    clock.advance(Duration.ofNanos(1));
    assertEquals(1, admitted(policy, Exchanges.get("/"), 50));
    clock.advance(Duration.ofSeconds(1));
    assertEquals(20, admitted(policy, Exchanges.get("/"), 50));
    clock.advance(Duration.ofDays(1));
    assertEquals(20, admitted(policy, Exchanges.get("/"), 50));
  }

  @Test
  void savesUpNoMoreThanTheBucketHolds() {
    // The hour keeps the caller remembered while the second's bucket has long been full.
    RateLimitPolicy policy = policy("5/1s", "1000/1h");
    assertEquals(5, admitted(policy, Exchanges.get("/"), 20));
    clock.advance(Duration.ofMinutes(30));
    assertEquals(5, admitted(policy, Exchanges.get("/"), 20));
  }

  @Test
  void needsAPermitOfEveryLimitAndDrawsNoneWhereOneRejects() {
    RateLimitPolicy policy = policy("5/1s", "8/1h");
    assertEquals(5, admitted(policy, Exchanges.get("/"), 20));
    clock.advance(Duration.ofSeconds(1));
    // Had the rejected ones drawn from the hour's bucket, nothing would be left of it.
    assertEquals(3, admitted(policy, Exchanges.get("/"), 20));
    clock.advance(Duration.ofSeconds(1));
    Verdict.Rejected rejected =
        assertInstanceOf(Verdict.Rejected.class, policy.judge(Exchanges.get("/"), 1));
    assertEquals(List.of(Limit.valueOf("8/1h")), rejected.violated());
  }

  @Test
  void admitsExactlyItsQuotaOfManyThreads() throws InterruptedException, ExecutionException {
    int threads = 4;
    RateLimitPolicy policy = policy("100000/1m", "200000/1h");
    CyclicBarrier start = new CyclicBarrier(threads);
    List<Callable<Integer>> work = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      work.add(() -> {
        start.await(60, TimeUnit.SECONDS);
        return admitted(policy, Exchanges.get("/"), 50_000);
      });
    }
    int sum = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      for (var result : pool.invokeAll(work)) {
        sum += result.get();
      }
    }
    assertEquals(100_000, sum);
  }

  @Property(tries = 200)
  void neverAdmitsMoreThanTheBucketHoldsAndGetsBack(
      @ForAll @IntRange(min = 1, max = 50) int permits,
      @ForAll @Size(max = 200) List<@IntRange(max = 300) Integer> pauses) {
    HandClock time = new HandClock();
    RateLimitPolicy policy =
        new RateLimitPolicy(config(List.of("ip"), 10, permits + "/1s"), time::nanoTime);
    long passed = 0;
    long admitted = 0;
    for (int pause : pauses) {
      time.advance(Duration.ofMillis(pause));
      passed += pause;
      admitted += admits(policy, Exchanges.get("/")) ? 1 : 0;
    }
    assertTrue(admitted <= permits + Math.ceilDiv(passed * permits, 1000), "admitted " + admitted);
  }

  @Test
  void canDrawMoreThanOnePermit() {
    RateLimitPolicy policy = policy("10/1s");
    assertInstanceOf(Verdict.Admitted.class, policy.judge(Exchanges.get("/"), 7));
    assertInstanceOf(Verdict.Rejected.class, policy.judge(Exchanges.get("/"), 4));
    assertInstanceOf(Verdict.Admitted.class, policy.judge(Exchanges.get("/"), 3));
  }

  @Test
  void tellsCallersApartByTheFirstKeyThatTheRequestHas() {
    RateLimitPolicy policy =
        new RateLimitPolicy(
            config(List.of("header.x-tenant", "ip"), 1000, "1/1s"), clock::nanoTime);
    assertTrue(admits(policy, Exchanges.from("192.0.2.1", "x-tenant", "blue")));
    assertEquals(0, admitted(policy, Exchanges.from("192.0.2.2", "x-tenant", "blue"), 1));
    assertTrue(admits(policy, Exchanges.from("192.0.2.1", "x-tenant", "red")));
    assertTrue(admits(policy, Exchanges.from("192.0.2.1")));
    assertEquals(0, admitted(policy, Exchanges.from("192.0.2.1", "x-tenant", ""), 1));
  }

  @Test
  void usesTheAddressWhereTheRequestHasNoneOfTheKeys() {
    RateLimitPolicy policy =
        new RateLimitPolicy(config(List.of("claims.sub"), 1000, "1/1s"), clock::nanoTime);
    assertTrue(admits(policy, Exchanges.from("192.0.2.1")));
    assertEquals(0, admitted(policy, Exchanges.from("192.0.2.1"), 1));
    assertTrue(admits(policy, Exchanges.from("192.0.2.2")));
  }

  @Test
  void aHeaderCannotSpellTheAddressOfAnotherClient() {
    RateLimitPolicy policy =
        new RateLimitPolicy(
            config(List.of("header.x-tenant", "ip"), 1000, "1/1s"), clock::nanoTime);
    assertTrue(admits(policy, Exchanges.from("192.0.2.9", "x-tenant", "192.0.2.1")));
    assertTrue(admits(policy, Exchanges.from("192.0.2.1")));
  }

  @Test
  void countsAnIpv6NetworkAsOneClient() {
    RateLimitPolicy policy = policy("1/1s");
    assertTrue(admits(policy, Exchanges.from("2001:db8::1")));
    assertEquals(0, admitted(policy, Exchanges.from("2001:db8::ffff:2"), 1));
    assertTrue(admits(policy, Exchanges.from("2001:db8:0:1::1")));
  }

  @Test
  void remembersABoundedNumberOfCallers() {
    RateLimitPolicy policy =
        new RateLimitPolicy(config(List.of("header.x"), 100, "1/1s"), clock::nanoTime);
    int rejected = 0;
    for (int i = 0; i < 20_000; i++) {
      String caller = "long".repeat(100) + i % 10_000;
      rejected += admits(policy, Exchanges.get("/", "x", caller)) ? 0 : 1;
    }
    assertTrue(rejected <= 100, "callers known from the first round: " + rejected);
  }

  @Test
  void remembersCallersForTheLongestWindow() {
    RateLimitPolicy policy = policy("5/1s", "7/1h");
    assertEquals(5, admitted(policy, Exchanges.get("/"), 20));
    clock.advance(Duration.ofMinutes(5));
    assertEquals(2, admitted(policy, Exchanges.get("/"), 20));
  }

  @Test
  void tellsEveryClientWhatIsLeft() {
    RateLimitPlugin plugin = new RateLimitPlugin(policy("20/1s", "5000/1h"));
    GatewayResponse response = plugin.handle(Exchanges.get("/"), Exchanges::ok).result();
    assertEquals(
        "\"20/1s\";q=20;w=1, \"5000/1h\";q=5000;w=3600",
        response.headers().get("RateLimit-Policy"));
    assertEquals("\"20/1s\";r=19;t=1", response.headers().get("RateLimit"));
  }

  @Test
  void speaksBesideAnotherRateLimit() {
    RateLimitPlugin outer = new RateLimitPlugin(policy("20/1s"));
    RateLimitPlugin inner = new RateLimitPlugin(policy("7/1m"));
    GatewayResponse response =
        outer
            .handle(Exchanges.get("/"), exchange -> inner.handle(exchange, Exchanges::ok))
            .result();
    assertEquals(
        List.of("\"7/1m\";r=6;t=9", "\"20/1s\";r=19;t=1"), response.headers().getAll("ratelimit"));
  }

  @Test
  void rejectsWithTheTimeToComeAgain() {
    RateLimitPlugin plugin = new RateLimitPlugin(policy("2/1m", "100/1h"));
    Exchange exchange = Exchanges.get("/");
    var _ = plugin.handle(exchange, Exchanges::ok);
    clock.advance(Duration.ofSeconds(1));
    var _ = plugin.handle(exchange, Exchanges::ok);
    Future<GatewayResponse> response = plugin.handle(exchange, Exchanges::ok);
    Problem problem = Exchanges.problem(response);
    assertEquals(429, problem.status());
    assertEquals("RATE_LIMITED", problem.code());
    assertEquals("29", problem.headers().get("retry-after"));
    assertEquals("\"2/1m\";r=0;t=29", problem.headers().get("ratelimit"));
    assertEquals(
        "\"2/1m\";q=2;w=60, \"100/1h\";q=100;w=3600", problem.headers().get("ratelimit-policy"));
    assertEquals(List.of("2/1m"), problem.extensions().get("violated-policies"));
  }
}
