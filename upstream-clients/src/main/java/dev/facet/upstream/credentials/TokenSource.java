// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The token of one service: fetched once for all who wait, kept, and fetched anew when the service
 * no longer takes it. One that is used is renewed in the background before it expires, so that no
 * call waits; one that is not expires. After a failure no other is asked for in a while. Usable
 * from all event loops.
 */
public final class TokenSource {
  private static final int UNAUTHORIZED = 401;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration MAX_PAUSE = Duration.ofSeconds(30);
  private static final long NANOS_PER_MILLI = 1_000_000;

  /** What operators should know of the tokens. */
  public interface Notices {
    /** A token could not be renewed while the one at hand is still good; told once. */
    void notRenewed(Throwable cause);

    /** That is over. */
    void renewedAgain();

    /** The service does not take a token that has just been issued. */
    void notAccepted();
  }

  private final Supplier<Future<AccessToken>> fetcher;
  private final Time time;
  private final Notices notices;
  private volatile @Nullable AccessToken current;
  private volatile List<String> recent = List.of();
  private @Nullable Future<AccessToken> fetching;
  private @Nullable Throwable failure;
  private @Nullable AccessToken unwelcome;
  private long replacedAt;
  private Duration patience = Duration.ZERO;
  private long failedAt;
  private Duration pause = FIRST_PAUSE;
  private boolean complained;
  private boolean closed;
  private Timers.Timer timer = Timers.Timer.NONE;

  /**
   * What a source tells the time by.
   *
   * @param nanoTime a steady clock
   * @param timers run on the event loop that sets them
   * @param random from 0 to 1
   */
  public record Time(LongSupplier nanoTime, Timers timers, DoubleSupplier random) {}

  /**
   * A source that has no token yet.
   *
   * @param fetcher asks for a token, on the event loop it is called on; fails with what {@link
   *     Throwable#getMessage} may tell in logs
   * @param notices told what operators should know
   */
  public TokenSource(Supplier<Future<AccessToken>> fetcher, Time time, Notices notices) {
    this.fetcher = fetcher;
    this.time = time;
    this.notices = notices;
  }

  /** Renews nothing any more. */
  public synchronized void close() {
    closed = true;
    timer.cancel();
  }

  /** The token at hand; null where one has to be waited for. Begins to renew it in time. */
  public @Nullable AccessToken current() {
    AccessToken token = current;
    if (token == null) {
      return null;
    }
    long now = time.nanoTime().getAsLong();
    if (!token.due(now)) {
      return token;
    }
    if (token.expired(now)) {
      return null;
    }
    renew(now);
    return token;
  }

  /** The next token: of the request that is under way, or of a new one. */
  public synchronized Future<AccessToken> next() {
    AccessToken token = current;
    long now = time.nanoTime().getAsLong();
    if (token != null && !token.expired(now)) {
      return Future.succeededFuture(token); // it has come in the meantime
    }
    if (fetching != null) {
      return fetching;
    }
    return failure != null && resting(now) ? Future.failedFuture(failure) : fetch();
  }

  /**
   * What the service said to a token. One that it took once, and takes no more, is fetched anew; so
   * is the first one that it does not take. Where it does not take the new one either it is hardly
   * the token's fault: that one is kept, and another is fetched after 1 s, after twice as long each
   * time, and every 30 s at last.
   *
   * @return whether the call is worth another attempt, with another token
   */
  public boolean answered(AccessToken token, int status) {
    if (status != UNAUTHORIZED) {
      token.accept();
      return false;
    }
    return drop(token);
  }

  private synchronized boolean drop(AccessToken token) {
    if (!token.equals(current)) {
      return true;
    }
    long now = time.nanoTime().getAsLong();
    if (token.accepted()) {
      patience = Duration.ZERO;
    } else if (!patience.isZero() && now - replacedAt < patience.toNanos()) {
      complain(token);
      return false;
    }
    current = null;
    replacedAt = now;
    patience = longer(patience);
    return true;
  }

  /** Once a token. */
  private void complain(AccessToken token) {
    if (!token.equals(unwelcome)) {
      unwelcome = token;
      notices.notAccepted();
    }
  }

  private synchronized void renew(long now) {
    if (fetching == null && !(failure != null && resting(now))) {
      fetch().onFailure(this::notRenewed);
    }
  }

  private synchronized void notRenewed(Throwable cause) {
    if (!complained) {
      complained = true;
      notices.notRenewed(cause);
    }
  }

  /** Looks again once a token, or a pause after a failure, has got older. */
  private void renewAfter(AccessToken token, long nanos) {
    timer.cancel();
    if (!closed) {
      long millis = Math.max(1, Math.ceilDiv(nanos, NANOS_PER_MILLI));
      timer = time.timers().set(millis, () -> renewInTime(token));
    }
  }

  private synchronized void renewInTime(AccessToken token) {
    long now = time.nanoTime().getAsLong();
    if (!closed && token.equals(current) && token.accepted() && !token.expired(now)) {
      renew(now);
    }
  }

  private boolean resting(long now) {
    return now - failedAt < pause.toNanos();
  }

  private Future<AccessToken> fetch() {
    Future<AccessToken> fetched = fetcher.get();
    fetching = fetched;
    fetched.onComplete(this::take, this::fail);
    return fetched;
  }

  /** The tokens that may turn up in what a service says: the latest and the one before. */
  public List<String> recent() {
    return recent;
  }

  private synchronized void take(AccessToken token) {
    recent = recent.isEmpty() ? List.of(token.value()) : List.of(token.value(), recent.getFirst());
    current = token;
    fetching = null;
    failure = null;
    pause = FIRST_PAUSE;
    if (complained) {
      complained = false;
      notices.renewedAgain();
    }
    long now = time.nanoTime().getAsLong();
    renewAfter(token, token.renewedIn(now, time.random().getAsDouble()));
  }

  private synchronized void fail(Throwable cause) {
    pause = failure == null ? FIRST_PAUSE : longer(pause);
    fetching = null;
    failure = cause;
    failedAt = time.nanoTime().getAsLong();
    AccessToken token = current;
    if (token != null) {
      renewAfter(token, pause.toNanos());
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(MAX_PAUSE) > 0
        ? MAX_PAUSE
        : twice.compareTo(FIRST_PAUSE) < 0 ? FIRST_PAUSE : twice;
  }
}
