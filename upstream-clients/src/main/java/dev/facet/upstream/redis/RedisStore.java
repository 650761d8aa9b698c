// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.config.RedisConfig;
import dev.facet.upstream.resilience.Timers;
import dev.facet.upstream.store.Found;
import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Entries in Redis. Three scripts do all of it, each in one round trip; see {@link RedisScript} for
 * the form of keys and values. What others forget is heard of by one channel.
 */
public final class RedisStore implements SharedStore {
  /** Of all values of one look; longer ones are no entries: what is kept is shorter. */
  private static final long MAX_BYTES = 64L * 1_024 * 1_024;

  private final VertxInternal vertx;
  private final RedisConfig config;
  private final Timers timers;
  private final RedisNames names;
  private final RedisNotices notices;
  private final RedisWrites writes;
  private final RedisLink link;
  private final String replica = UUID.randomUUID().toString();
  private final RedisForgetting forgetting;
  private final StoreWatchers watchers = new StoreWatchers();

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
    this.names = new RedisNames(config.prefix());
    this.notices = new RedisNotices(config.place(), nanoTime);
    this.forgetting = new RedisForgetting(names, notices, replica);
    this.writes = new RedisWrites(names);
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
  public Future<Found> find(StoreSpace space, List<String> keys) {
    RedisSession session = link.session();
    if (session == null || session.isFull()) {
      return Future.succeededFuture(Found.nothing(Found.Outcome.SKIPPED, keys.size()));
    }
    // On another connection Redis may look before it forgets, though it was told before.
    Look look = new Look(space, keys, forgetting.of(space.domain()));
    Promise<Found> promise = vertx.getOrCreateContext().promise();
    RedisPatience patience =
        new RedisPatience(
            timers,
            config.timeout(),
            () -> {
              if (promise.tryComplete(Found.nothing(Found.Outcome.TIMEOUT, keys.size()))) {
                link.timedOut(session);
              }
            });
    var _ =
        RedisScript.FIND
            .run(session, keys.size(), request -> finding(request, space, keys))
            .onComplete((response, failure) -> {
              patience.end();
              if (!promise.future().isComplete()) {
                promise.complete(found(session, look, response, failure));
              }
            });
    return promise.future();
  }

  private Request finding(Request request, StoreSpace space, List<String> keys) {
    keys.forEach(key -> request.arg(names.entry(space, key)));
    return request.arg(names.label(space.domain(), "")).arg(MAX_BYTES);
  }

  /**
   * What Redis is asked for.
   *
   * @param forgotten labels that it may not have forgotten yet
   */
  private record Look(StoreSpace space, List<String> keys, Set<String> forgotten) {
    boolean takes(SealedBytes.Opened opened) {
      return forgotten.isEmpty() || opened.labels().stream().noneMatch(forgotten::contains);
    }
  }

  private Found found(
      RedisSession session, Look look, @Nullable Response response, @Nullable Throwable failure) {
    Throwable fault = failure;
    if (response != null && fault == null) {
      try {
        Found found = found(look, response);
        link.responded();
        return found;
      } catch (RuntimeException _) { // any part of it may be missing or of another type
        fault = new RedisNonsenseException();
      }
    }
    link.failed(session, fault == null ? new RedisNonsenseException() : fault);
    return Found.nothing(Found.Outcome.ERROR, look.keys().size());
  }

  private Found found(Look look, Response response) {
    List<String> keys = look.keys();
    Objects.checkIndex(keys.size(), response.size());
    long stamp = response.get(0).toLong();
    List<Found.@Nullable Value> values = new ArrayList<>(keys.size());
    int corrupt = 0;
    String corruptKey = "";
    for (int i = 0; i < keys.size(); i++) {
      Response entry = response.get(i + 1);
      SealedBytes.Opened opened =
          entry == null ? null : SealedBytes.open(keys.get(i), entry.toBytes());
      values.add(opened == null || !look.takes(opened) ? null : value(opened, stamp));
      if (entry != null && opened == null) {
        corrupt++;
        corruptKey = names.entry(look.space(), keys.get(i));
      }
    }
    if (corrupt > 0) {
      notices.corrupt(look.space().service(), corrupt, corruptKey);
    }
    return new Found(Found.Outcome.ANSWERED, stamp, values, corrupt);
  }

  private static Found.Value value(SealedBytes.Opened opened, long now) {
    long age = Math.max(0, now - opened.stamp()) / 1_000;
    return new Found.Value(opened.bytes(), age, opened.labels());
  }

  @Override
  public void keep(StoreSpace space, List<Entry> entries) {
    RedisSession session = link.session();
    if (session != null) {
      writes.keep(session, space, entries, failure -> notKept(session, space, failure));
    }
  }

  @Override
  public void drop(StoreSpace space, List<String> keys) {
    RedisSession session = link.session();
    if (session != null && !session.isFull()) {
      Request request = Request.cmd(Command.DEL);
      keys.forEach(key -> request.arg(names.entry(space, key)));
      var _ = session.send(request).onFailure(failure -> notKept(session, space, failure));
    }
  }

  /** It may be full, or take no writes; what it has can be read all the same. */
  private void notKept(RedisSession session, StoreSpace space, Throwable failure) {
    if (RedisFault.isResponse(failure)) {
      notices.notKept(space.service(), RedisFault.words(failure));
    } else {
      link.failed(session, failure);
    }
  }

  @Override
  public void forget(String domain, Collection<String> labels) {
    List<String> forgotten = List.copyOf(labels);
    forgetting.add(domain, forgotten);
    RedisSession session = link.session();
    if (session != null) {
      var _ =
          forgetting
              .forget(session, domain, forgotten)
              .onFailure(failure -> link.failed(session, failure));
    }
  }

  @Override
  public Runnable watch(String domain, Watcher watcher) {
    return watchers.add(domain, watcher);
  }

  /** What Redis still has is not to be taken from there from now on, whoever forgot it. */
  private void heard(RedisSession session, String text) {
    StoreMessage message = StoreMessage.read(text);
    if (message == null || message.replica().equals(replica)) {
      return;
    }
    if (message.stillThere()) {
      forgetting.add(message.domain(), message.labels());
    }
    watchers.forgotten(message.domain(), message.labels());
    if (message.stillThere()) {
      link.failed(session, new RedisUnwritableException("it could not forget what was changed"));
    }
  }

  /** What was to be forgotten while there was no session comes first. */
  private final class Preparation implements RedisLink.Opening {
    @Override
    public Future<Void> prepare(RedisSession opened, Consumer<Throwable> ended) {
      return opened
          .hear(
              names.channel(), names.channel() + ":" + replica, text -> heard(opened, text), ended)
          .compose(_ -> forgetting.all(opened));
    }

    @Override
    public void begun() {
      watchers.lostTrack();
    }

    @Override
    public void alive(RedisSession used) {
      var _ = forgetting.again(used).onFailure(failure -> link.failed(used, failure));
    }
  }
}
