// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.SharedStore;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries in Redis. Three scripts do all of it, each in one round trip; see {@link RedisScript} for
 * the form of keys and values. What others forget is heard of by one channel.
 */
public final class RedisStore implements SharedStore {
  private static final long MAX_LIFE_MILLIS = 24 * 3_600_000L;

  /** Labels outlive all entries that have them. */
  private static final long LABEL_MILLIS = 2 * MAX_LIFE_MILLIS;

  /** Longer values are no entries: bodies that are kept are shorter. */
  private static final long MAX_VALUE = 64L * 1_024 * 1_024;

  private final VertxInternal vertx;
  private final RedisConfig config;
  private final Timers timers;
  private final RedisNotices notices;
  private final RedisLink link;
  private final String replica = UUID.randomUUID().toString();
  private final PendingLabels pending = new PendingLabels();
  private final StoreWatchers watchers = new StoreWatchers(replica);

  /**
   * A store that is not connected yet.
   *
   * @param loops how many event loops ask, 1 or more
   * @param timers for pauses and time-outs
   * @param nanoTime a steady clock
   */
  RedisStore(Vertx vertx, RedisConfig config, int loops, Timers timers, LongSupplier nanoTime) {
    this.vertx = (VertxInternal) vertx;
    this.config = config;
    this.timers = timers;
    this.notices = new RedisNotices(config.place(), nanoTime);
    this.link = new RedisLink(this.vertx, config, timers, loops, new Preparation());
  }

  /** Begins to connect. */
  void start() {
    link.start();
  }

  /** Closes for good. */
  void close() {
    link.close();
  }

  @Override
  public boolean isOpen() {
    return link.session() != null;
  }

  @Override
  public Future<Found> find(String space, List<String> keys) {
    RedisSession session = link.session();
    if (session == null || session.isFull()) {
      return Future.succeededFuture(Found.nothing(Found.Outcome.SKIPPED, keys.size()));
    }
    Promise<Found> promise = vertx.getOrCreateContext().promise();
    Timers.Timer timer =
        timers.set(
            config.timeout().toMillis(),
            () -> {
              if (promise.tryComplete(Found.nothing(Found.Outcome.TIMEOUT, keys.size()))) {
                link.timedOut(session);
              }
            });
    var _ =
        run(session, RedisScript.FIND, keys.size(), request -> finding(request, space, keys))
            .onComplete((response, failure) -> {
              timer.cancel();
              if (!promise.future().isComplete()) {
                promise.complete(found(session, space, keys, response, failure));
              }
            });
    return promise.future();
  }

  private Request finding(Request request, String space, List<String> keys) {
    keys.forEach(key -> request.arg(entry(space, key)));
    return request.arg(label(space, "")).arg(MAX_VALUE);
  }

  private Found found(
      RedisSession session,
      String space,
      List<String> keys,
      @Nullable Response response,
      @Nullable Throwable failure) {
    Throwable fault = failure;
    if (response != null && fault == null) {
      try {
        Found found = found(space, keys, response);
        link.responded();
        return found;
      } catch (RuntimeException _) { // any part of it may be missing or of another type
        fault = new RedisNonsenseException();
      }
    }
    link.failed(session, fault == null ? new RedisNonsenseException() : fault);
    return Found.nothing(Found.Outcome.ERROR, keys.size());
  }

  private Found found(String space, List<String> keys, Response response) {
    Objects.checkIndex(keys.size(), response.size());
    long stamp = response.get(0).toLong();
    List<Found.@Nullable Value> values = new ArrayList<>();
    int corrupt = 0;
    for (int i = 0; i < keys.size(); i++) {
      Response entry = response.get(i + 1);
      SealedBytes.Opened opened =
          entry == null ? null : SealedBytes.open(keys.get(i), entry.toBytes());
      values.add(
          opened == null
              ? null
              : new Found.Value(opened.bytes(), Math.max(0, stamp - opened.stamp()) / 1_000));
      if (entry != null && opened == null) {
        corrupt++;
        notices.corrupt(space, entry(space, keys.get(i)));
      }
    }
    return new Found(Found.Outcome.ANSWERED, stamp, values, corrupt);
  }

  @Override
  public void keep(String space, Entry entry, Found found) {
    RedisSession session = link.session();
    if (session == null || session.isFull() || !found.isKnown()) {
      return;
    }
    long life = Math.min(entry.ttl().toMillis(), MAX_LIFE_MILLIS);
    var _ =
        run(session, RedisScript.KEEP, 1, request -> keeping(request, space, entry, found, life))
            .onFailure(failure -> notKept(session, space, failure));
  }

  private Request keeping(Request request, String space, Entry entry, Found found, long life) {
    request
        .arg(entry(space, entry.key()))
        .arg(label(space, ""))
        .arg(found.stamp())
        .arg(life)
        .arg(LABEL_MILLIS)
        .arg(SealedBytes.of(entry.key(), entry.bytes()))
        .arg(ALL);
    entry.labels().forEach(request::arg);
    return request;
  }

  /** It may be full, or take no writes; what it has can be read all the same. */
  private void notKept(RedisSession session, String space, Throwable failure) {
    if (RedisFault.isResponse(failure)) {
      notices.notKept(space, RedisFault.words(failure));
    } else {
      link.failed(session, failure);
    }
  }

  @Override
  public void forget(String space, Collection<String> labels) {
    List<String> forgotten = List.copyOf(labels);
    pending.add(space, forgotten);
    RedisSession session = link.session();
    if (session != null) {
      var _ = forget(session, space, forgotten).onFailure(failure -> link.failed(session, failure));
    }
  }

  private Future<Void> forget(RedisSession session, String space, List<String> labels) {
    return run(
            session,
            RedisScript.FORGET,
            labels.size(),
            request -> forgetting(request, space, labels))
        .onSuccess(_ -> pending.done(space, labels))
        .mapEmpty();
  }

  private Request forgetting(Request request, String space, List<String> labels) {
    labels.forEach(each -> request.arg(label(space, each)));
    return request.arg(LABEL_MILLIS).arg(channel()).arg(watchers.message(space, labels));
  }

  @Override
  public Runnable watch(String space, Watcher watcher) {
    return watchers.add(space, watcher);
  }

  /** Runs a script by its name, and by its text where Redis does not know it. */
  private static Future<Response> run(
      RedisSession session, RedisScript script, int keys, Function<Request, Request> filled) {
    return session
        .send(filled.apply(script.known(keys)))
        .recover(failure ->
            RedisFault.isUnknownScript(failure)
                ? session.send(filled.apply(script.whole(keys)))
                : Future.failedFuture(failure));
  }

  private String entry(String space, String key) {
    return config.prefix() + ":1:" + space + ":e:" + key;
  }

  private String label(String space, String label) {
    return config.prefix() + ":1:" + space + ":l:" + label;
  }

  private String channel() {
    return config.prefix() + ":1:forgotten";
  }

  /** What was to be forgotten while there was no session comes first. */
  private final class Preparation implements RedisLink.Opening {
    @Override
    public Future<Void> prepare(RedisSession opened, Consumer<Throwable> ended) {
      return opened
          .hear(channel(), channel() + ":" + replica, watchers::heard, ended)
          .compose(_ -> forgetPending(opened));
    }

    private Future<Void> forgetPending(RedisSession opened) {
      List<Future<Void>> all = new ArrayList<>();
      pending.all().forEach((space, labels) -> all.add(forget(opened, space, labels)));
      return Future.all(all).mapEmpty();
    }

    @Override
    public void begun() {
      watchers.lostTrack();
    }
  }
}
