// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.resilience.Timers;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a session with Redis: opens one, and another when it ends, after ever longer pauses. While
 * there is none, nobody waits for it. The log has one line when it goes, one for each cause that
 * joins the first, and one when it is back.
 */
final class RedisLink {
  private static final Logger LOG = LoggerFactory.getLogger(RedisLink.class);
  private static final long PING_MILLIS = 5_000;

  /** Time-outs without a response in time between them, after which it counts as gone. */
  private static final int MAX_TIMEOUTS = 3;

  /** As many causes of one outage are told of. */
  private static final int MAX_CAUSES = 8;

  private final VertxInternal vertx;
  private final RedisConfig config;
  private final Timers timers;
  private final int loops;
  private final Opening opening;
  private final ContextInternal control;
  private final AtomicInteger timeouts = new AtomicInteger();
  private final RedisPauses pauses = new RedisPauses(System::nanoTime);
  private volatile @Nullable RedisSession session;
  private boolean closed;
  private boolean known;
  private boolean pinging;
  private String fault = "";

  /** What was told of since there was a session. */
  private final Set<String> told = new HashSet<>();

  /** What a session needs before it is used. */
  interface Opening {
    /**
     * Prepares a session; a failure ends it.
     *
     * @param ended told why it is of no use any more
     */
    Future<Void> prepare(RedisSession opened, Consumer<Throwable> ended);

    /** A session is used from now on. */
    void begun();

    /** A session is well, every few seconds. */
    void alive(RedisSession used);
  }

  /** No session yet. */
  RedisLink(VertxInternal vertx, RedisConfig config, Timers timers, int loops, Opening opening) {
    this.vertx = vertx;
    this.config = config;
    this.timers = timers;
    this.loops = loops;
    this.opening = opening;
    this.control = vertx.contextBuilder().withThreadingModel(ThreadingModel.EVENT_LOOP).build();
  }

  /** Begins to open. */
  void start() {
    control.runOnContext(_ -> {
      open();
      var _ = timers.set(PING_MILLIS, this::ping);
    });
  }

  /** Closes for good. */
  void close() {
    control.runOnContext(_ -> {
      closed = true;
      RedisSession last = session;
      session = null;
      if (last != null) {
        last.close();
      }
    });
  }

  /** The session that is used now; null for none. */
  @Nullable RedisSession session() {
    return session;
  }

  /** Redis responded in time. */
  void responded() {
    if (timeouts.get() != 0) {
      timeouts.set(0);
    }
  }

  /** Redis did not respond in time. */
  void timedOut(RedisSession used) {
    if (timeouts.incrementAndGet() >= MAX_TIMEOUTS) {
      failed(used, new TimeoutException());
    }
  }

  /** A session is of no use any more; harmless where that is known. */
  void failed(RedisSession used, Throwable cause) {
    control.runOnContext(_ -> end(used, cause));
  }

  @SuppressWarnings("ReferenceEquality")
  private void end(RedisSession used, Throwable cause) {
    if (session == used && !closed) {
      session = null;
      used.close();
      tell(RedisFault.words(cause));
      openLater();
    }
  }

  private void open() {
    if (closed) {
      return;
    }
    var _ =
        RedisSession.open(vertx, config, loops)
            .onComplete((opened, failure) ->
                control.runOnContext(_ -> {
                  if (opened == null) {
                    notOpened(failure);
                  } else {
                    prepare(opened);
                  }
                }));
  }

  private void prepare(RedisSession opened) {
    timeouts.set(0);
    Future<Void> prepared =
        opening
            .prepare(opened, cause -> failed(opened, cause))
            .compose(
                _ -> opened.ping().timeout(config.timeout().toMillis(), TimeUnit.MILLISECONDS));
    var _ =
        prepared.onComplete((_, failure) ->
            control.runOnContext(_ -> {
              if (failure != null || closed) {
                opened.close();
                notOpened(failure == null ? new RedisClosedException() : failure);
              } else {
                begin(opened);
              }
            }));
  }

  private void begin(RedisSession opened) {
    opening.begun();
    pauses.began();
    session = opened;
    pinging = false;
    if (!known || !fault.isEmpty()) {
      LOG.atInfo()
          .addKeyValue("store", "redis")
          .addKeyValue("server", config.place())
          .log(
              fault.isEmpty() ? "store connected: redis {}" : "store is back: redis {}",
              config.place());
    }
    known = true;
    fault = "";
    told.clear();
  }

  private void notOpened(Throwable failure) {
    if (!closed) {
      tell(RedisFault.words(failure));
      openLater();
    }
  }

  private void openLater() {
    var _ = timers.set(pauses.next(), this::open);
  }

  /** Once a cause: it may be lost for one, and not let anybody in again for another. */
  private void tell(String cause) {
    String what = fault.isEmpty() ? "gone" : "still gone";
    fault = cause;
    if (told.size() < MAX_CAUSES && told.add(cause)) {
      LOG.atWarn()
          .addKeyValue("store", "redis")
          .addKeyValue("server", config.place())
          .addKeyValue("cause", cause)
          .log("store is {}: redis {}: {}; calls go on without it", what, config.place(), cause);
    }
  }

  /** Finds out, where nobody asks, and keeps connections that rest from being closed for it. */
  private void ping() {
    if (closed) {
      return;
    }
    var _ = timers.set(PING_MILLIS, this::ping);
    RedisSession pinged = session;
    if (pinged == null) {
      return;
    }
    if (pinging) {
      end(pinged, new TimeoutException());
      return;
    }
    pinging = true;
    pinged
        .ping()
        .onSuccess(_ -> {
          opening.alive(pinged);
          control.runOnContext(_ -> pinging = false);
        })
        .onFailure(cause -> failed(pinged, cause));
  }
}
