// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.server.plugin.PluginContext;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keys that an issuer publishes. They are fetched when this is made, when a token names a key that
 * is not known, and in the background once they are {@link #OLD}; never more often than once per
 * {@link #PAUSE}, and never twice at a time: requests that need keys meanwhile wait for the same
 * fetch. While there are no keys at all, the fetch is retried without any request: first after
 * {@link #FIRST_RETRY}, then after twice the pause before, up to {@link #PAUSE}. Keys stay until
 * newer ones are there, however long the issuer does not respond. Shared by all event loops.
 */
final class PublishedKeys implements KeySource {
  static final Duration PAUSE = Duration.ofSeconds(10);
  static final Duration FIRST_RETRY = Duration.ofMillis(250);
  static final Duration OLD = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(PublishedKeys.class);

  private final String policy;
  private final String endpoint;
  private final Vertx vertx;
  private final Timers timers;
  private final LongSupplier nanoTime;
  private final Supplier<Future<KeySet>> fetch;
  private final Runnable whenClosed;

  private volatile Fetched fetched;
  private @Nullable Future<KeySet> running; // guarded by this, as are the next four
  private long startedAt;
  private int failures; // in a row, while there were no keys
  private Timers.Timer timer = Timers.Timer.NONE; // of the next retry, or one that has run
  private boolean closed;

  /** The last keys, and when they came. */
  private record Fetched(KeySet keys, long at) {}

  /**
   * No keys yet.
   *
   * @param timers for retries
   * @param endpoint that is asked, as the log shows it
   * @param fetch gets the keys that are published now
   */
  PublishedKeys(
      PluginContext context,
      Timers timers,
      String endpoint,
      Supplier<Future<KeySet>> fetch,
      Runnable whenClosed) {
    this.policy = context.policy();
    this.endpoint = endpoint;
    this.vertx = context.vertx();
    this.timers = timers;
    this.nanoTime = context.nanoTime();
    this.fetch = fetch;
    this.whenClosed = whenClosed;
    long now = nanoTime.getAsLong();
    this.fetched = new Fetched(KeySet.NONE, now);
    this.startedAt = now - PAUSE.toNanos();
  }

  /** The keys published at an address. The first fetch begins, and is not waited for. */
  static PublishedKeys at(URI uri, KeyReader reader, PluginContext context) {
    JwksFetch source = new JwksFetch(context.vertx(), uri, reader);
    PublishedKeys keys =
        new PublishedKeys(
            context, Timers.of(context.vertx()), source.endpoint(), source::fetch, source::close);
    if (context.online()) {
      keys.refetch();
    }
    return keys;
  }

  /** Fetches keys, or waits for the fetch under way; empty where the last one is too recent. */
  Optional<Future<KeySet>> refetch() {
    Promise<KeySet> result = Promise.promise();
    synchronized (this) {
      long now = nanoTime.getAsLong();
      if (running != null) {
        return Optional.of(running);
      }
      if (closed || now - startedAt < pauseAfter(failures).toNanos()) {
        return Optional.empty();
      }
      startedAt = now;
      running = result.future();
    }
    // Inside compose, because a fetch that throws must not leave the others waiting for ever.
    Future.succeededFuture()
        .compose(_ -> fetch.get())
        .onComplete((keys, failure) -> finish(result, keys, failure));
    return Optional.of(result.future());
  }

  @Override
  public KeySet known() {
    return fetched.keys();
  }

  @Override
  public Future<List<VerificationKey>> find(UnverifiedToken token) {
    Fetched last = fetched;
    List<VerificationKey> candidates = last.keys().find(token.kid(), token.algorithm());
    if (!candidates.isEmpty()) {
      if (nanoTime.getAsLong() - last.at() > OLD.toNanos()) {
        refetch();
      }
      return Future.succeededFuture(candidates);
    }
    return refetch()
        .map(fresh -> onOwnContext(fresh).compose(keys -> choose(keys, token)))
        // A fetch that was under way a moment ago may have ended since.
        .orElseGet(() -> choose(fetched.keys(), token));
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
      timer.cancel();
    }
    whenClosed.run();
  }

  private Future<List<VerificationKey>> choose(KeySet keys, UnverifiedToken token) {
    if (keys.isEmpty()) {
      return Future.failedFuture(new KeysUnavailable(pause()));
    }
    return new ConfiguredKeys(keys).find(token);
  }

  // A failed fetch fails no request: they go on with the keys there are.
  private void finish(Promise<KeySet> result, @Nullable KeySet keys, @Nullable Throwable failure) {
    if (keys != null) {
      fetched = new Fetched(keys, nanoTime.getAsLong());
    }
    int before;
    synchronized (this) {
      running = null;
      before = failures;
      failures = known().isEmpty() ? failures + 1 : 0;
    }
    if (keys == null) {
      logFailure(JwksFetch.cause(failure));
    } else if (before > 0) {
      LOG.info("keys fetched: policy {}: after {} failed attempts", policy, before);
    }
    result.complete(known());
    retryLater();
  }

  private void logFailure(String cause) {
    LOG.atWarn()
        .addKeyValue("policy", policy)
        .addKeyValue("endpoint", endpoint)
        .addKeyValue("cause", cause)
        .log("keys not fetched: policy {}: {}", policy, cause);
  }

  /** How long after the begin of a fetch the next one may begin. */
  private synchronized Duration pause() {
    return pauseAfter(failures);
  }

  private static Duration pauseAfter(int failures) {
    Duration doubled = FIRST_RETRY.multipliedBy(1L << Math.clamp(failures - 1L, 0, 10));
    return failures == 0 || doubled.compareTo(PAUSE) > 0 ? PAUSE : doubled;
  }

  // A request may have fetched before the timer did: there is one timer in any case.
  private synchronized void retryLater() {
    timer.cancel();
    if (known().isEmpty() && !closed) {
      timer = timers.set(pauseAfter(failures).toMillis(), this::retry);
    }
  }

  private void retry() {
    // A timer may be a little ahead of the clock.
    if (known().isEmpty() && refetch().isEmpty()) {
      retryLater();
    }
  }

  private Future<KeySet> onOwnContext(Future<KeySet> shared) {
    Context context = vertx.getOrCreateContext();
    Promise<KeySet> own = Promise.promise();
    shared.onComplete((keys, failure) -> context.runOnContext(_ -> own.complete(keys, failure)));
    return own.future();
  }
}
