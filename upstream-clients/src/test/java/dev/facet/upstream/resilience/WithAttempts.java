// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.resilience;

import dev.facet.upstream.RetryReason;
import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.CircuitOpen;
import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import dev.facet.upstream.UpstreamFailure.TimedOut;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.RetryCondition;
import dev.facet.upstream.config.RetryConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls whose attempts end as a test says, and the time between them. */
abstract class WithAttempts implements RetryCounter {
  static final UpstreamFailure LOST = new ConnectionLost("users", "reset");
  static final UpstreamFailure REFUSED = new Unreachable("users", "refused");
  static final UpstreamFailure OPEN = new CircuitOpen("users", Duration.ofSeconds(5));

  final ManualTime time = new ManualTime();
  final FakeLayer<FakeAttempt> next = new FakeLayer<>();
  final List<String> counted = new ArrayList<>();

  /** When there are two attempts at a time: never, unless the tests are about that. */
  Hedging hedging() {
    return Hedging.OFF;
  }

  final FakeAttempt first() {
    return next.sent.getFirst();
  }

  final FakeAttempt last() {
    return next.sent.getLast();
  }

  final void fails(Reach reach, UpstreamFailure failure) {
    last().reach = reach;
    last().fail(failure);
  }

  final void failsBy(String how) {
    switch (how) {
      case "connect" -> fails(Reach.NOT_CONNECTED, REFUSED);
      case "reset" -> fails(Reach.SENT, LOST);
      default -> fails(Reach.SENT, new TimedOut("users", Duration.ofSeconds(1)));
    }
  }

  final FakeCall sent(@Nullable RetryConfig config) {
    FakeCall call = FakeCall.buffered(time);
    layer(retrying(config)).send(call);
    return call;
  }

  final WithRetries<FakeCall, FakeAttempt> layer(Retrying retrying) {
    return new WithRetries<>(FakeAttempt::new, retrying, next);
  }

  final Retrying retrying(@Nullable RetryConfig config) {
    ConfigBuilder service = ConfigBuilder.at("http://users");
    return new Retrying(
        RetryPolicy.of(config == null ? service.build() : service.with("retry", config).build()),
        new ExtraAttempts(new Percentage(20), new Percentage(5), time.getAsLong()),
        new RetryDelay(() -> 0.5, time),
        time,
        this,
        hedging());
  }

  static RetryConfig config(int attempts, String... on) {
    return new RetryConfig(attempts, Stream.of(on).map(RetryCondition::valueOf).toList(), null);
  }

  @Override
  public void retried(RetryReason reason) {
    counted.add(reason.label());
  }

  @Override
  public void hedged() {
    counted.add("hedged");
  }

  @Override
  public void budgetExhausted() {
    counted.add("exhausted");
  }
}
