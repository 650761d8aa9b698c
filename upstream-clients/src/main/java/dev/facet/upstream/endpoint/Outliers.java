// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.endpoint;

import dev.facet.upstream.config.OutliersConfig;
import dev.facet.upstream.config.SuccessRateConfig;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Leaves endpoints out for a while that fail where others do not: after failures in a row, or where
 * far fewer attempts succeed. One that has come back is out again with its first failure, and for
 * longer. Usable from any thread.
 */
public final class Outliers {
  /** An ejection is at most so many times as long as the first. */
  private static final int MAX_TERM = 10;

  /** One that is left unanswered may be the request's fault, or its last. */
  private static final int MISSED = 2;

  /** After a tenth of its time an endpoint may be in again in favour of another one. */
  private static final int ROOM_AFTER = 10;

  private final OutliersConfig config;
  private final LongSupplier nanoTime;
  private final EndpointNotices notices;
  private final AtomicLong windowEnd;
  private final AtomicBoolean panicking = new AtomicBoolean();

  /**
   * The outliers of one service.
   *
   * @param nanoTime a steady clock
   * @param notices told of ejections and returns
   */
  public Outliers(OutliersConfig config, LongSupplier nanoTime, EndpointNotices notices) {
    this.config = config;
    this.nanoTime = nanoTime;
    this.notices = notices;
    this.windowEnd = new AtomicLong(nanoTime.getAsLong() + window());
  }

  /** Notes whether so many are out that those that are out are used too. */
  void panics(boolean now) {
    if (panicking.get() != now && panicking.compareAndSet(!now, now)) {
      notices.panics(now);
    }
  }

  long now() {
    return nanoTime.getAsLong();
  }

  /** An attempt ended well. */
  void succeeded(ServiceEndpoint endpoint, List<? extends ServiceEndpoint> all, long now) {
    endpoint.standing().succeeded();
    endpoint.standing().streak(0);
    compare(all, now);
  }

  /**
   * How an attempt failed.
   *
   * @param cause in words for operators
   * @param missed how many in a row have failed so since the endpoint says nothing; 0 where it does
   */
  record Fault(String cause, int missed) {}

  /** An attempt failed. */
  void failed(
      ServiceEndpoint endpoint, List<? extends ServiceEndpoint> all, long now, Fault fault) {
    endpoint.standing().failed(now);
    int streak = endpoint.standing().oneMore();
    if (streak >= config.consecutive()) {
      endpoint.standing().doubt(now, streak - config.consecutive());
      eject(endpoint, all, now, "failures in a row, the last: " + fault.cause());
    } else if (fault.missed() >= MISSED) {
      eject(endpoint, all, now, "no response to anything it is asked, the last: " + fault.cause());
    }
    compare(all, now);
  }

  /** Lets an endpoint in again whose time is over. */
  void letIn(ServiceEndpoint endpoint, long now) {
    if (endpoint.standing().returns(now)) {
      begins(endpoint, now);
      notices.returned(endpoint.url(), "its ejection is over");
    }
  }

  /** Lets an endpoint in again that has shown that it is well before its time is over. */
  void letInEarly(ServiceEndpoint endpoint, long now, String how) {
    if (endpoint.standing().returnsEarly(now)) {
      begins(endpoint, now);
      notices.returned(endpoint.url(), how);
    }
  }

  private void begins(ServiceEndpoint endpoint, long now) {
    endpoint.standing().streak(config.consecutive() - 1);
    endpoint.latency().forget();
    endpoint.standing().beginAnew(now);
  }

  /** One at a time, so that no two of them together are more than may be out. */
  private synchronized void eject(
      ServiceEndpoint endpoint, List<? extends ServiceEndpoint> all, long now, String cause) {
    Standing standing = endpoint.standing();
    if (standing.isEjected() || !(mayEjectOneMore(all) || makesRoom(all, now))) {
      return;
    }
    long first = config.eject().toNanos();
    boolean longAgo = now - standing.returnsAt > MAX_TERM * first;
    standing.term = longAgo ? 1 : Math.min(MAX_TERM, standing.term + 1);
    long time = first * standing.term;
    standing.eject(now + time, cause);
    notices.ejected(endpoint.url(), Duration.ofNanos(time), cause);
  }

  /** Lets one in that may be well again by now, so that another one can be out that fails now. */
  private boolean makesRoom(List<? extends ServiceEndpoint> all, long now) {
    ServiceEndpoint first = null;
    for (ServiceEndpoint each : all) {
      if (mayMakeRoom(each, now)
          && (first == null || each.standing().returnsAt - first.standing().returnsAt < 0)) {
        first = each;
      }
    }
    if (first != null) {
      letInEarly(first, now, "it may be well again, and another one fails now");
    }
    return first != null;
  }

  private boolean mayMakeRoom(ServiceEndpoint endpoint, long now) {
    long left = endpoint.standing().ejectedFor(now);
    long term = config.eject().toNanos() * endpoint.standing().term;
    return left > 0 && left <= term - term / ROOM_AFTER && endpoint.breaker().isUsable();
  }

  private boolean mayEjectOneMore(List<? extends ServiceEndpoint> all) {
    if (all.size() < 2 || config.atMost().value() == 0) {
      return false;
    }
    long out = all.stream().filter(each -> each.standing().isEjected()).count();
    long most = (long) (all.size() * config.atMost().value() / 100);
    return out < Math.clamp(most, 1, all.size() - 1);
  }

  /** Once a window, by whichever attempt ends first after it. */
  private void compare(List<? extends ServiceEndpoint> all, long now) {
    long end = windowEnd.get();
    if (now - end >= 0 && windowEnd.compareAndSet(end, now + window())) {
      eject(all, now);
    }
  }

  private void eject(List<? extends ServiceEndpoint> all, long now) {
    SuccessRateConfig rule = config.successRate();
    double[] rates =
        all.stream().mapToDouble(each -> each.standing().successRate(rule.requests())).toArray();
    double least = SuccessRates.least(rates, rule);
    for (int i = 0; i < rates.length; i++) {
      if (rates[i] >= 0 && rates[i] < least) {
        eject(
            all.get(i),
            all,
            now,
            String.format(
                Locale.ROOT,
                "%.1f%% of its calls succeed (expected: %.1f%%, by the other endpoints)",
                100 * rates[i],
                100 * least));
      }
    }
  }

  private long window() {
    return config.successRate().window().toNanos();
  }
}
