// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.redis;

import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.SharedStore.Entry;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.redis.client.Request;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Keeps entries, many by one request, and nobody waits. What is on its way is bounded in bytes, so
 * that a slow Redis fills no memory: beyond that nothing is kept. Safe for all threads.
 */
final class RedisWrites {
  private static final long MAX_LIFE_MILLIS = 24 * 3_600_000L;

  /**
   * For how long it is known when a label was forgotten, unless something is kept with it. What was
   * looked for so long ago is not kept any more, since its label may have been forgotten meanwhile.
   */
  static final long FORGOTTEN_MILLIS = 600_000;

  /** Less by what labels count as forgotten before they were, and as much again. */
  private static final long OLDEST_MICROS = (FORGOTTEN_MILLIS - 20_000) * 1_000;

  /** Of one request, so that it does not keep Redis from others for long. */
  private static final int MAX_ENTRIES = 100;

  private static final long MAX_REQUEST = 1_024 * 1_024;
  private static final long MAX_ON_THE_WAY = 64L * 1_024 * 1_024;

  private final RedisNames names;
  private final AtomicLong onTheWay = new AtomicLong();

  RedisWrites(RedisNames names) {
    this.names = names;
  }

  /**
   * Keeps entries.
   *
   * @param failed told of each request that failed
   */
  void keep(
      RedisSession session, StoreSpace space, List<Entry> entries, Consumer<Throwable> failed) {
    int from = 0;
    while (from < entries.size() && !session.isFull()) {
      long bytes = 0;
      int to = from;
      while (to < entries.size() && to - from < MAX_ENTRIES && bytes < MAX_REQUEST) {
        bytes += entries.get(to++).bytes().length;
      }
      send(session, space, entries.subList(from, to), bytes, failed);
      from = to;
    }
  }

  private void send(
      RedisSession session,
      StoreSpace space,
      List<Entry> entries,
      long bytes,
      Consumer<Throwable> failed) {
    if (onTheWay.addAndGet(bytes) > MAX_ON_THE_WAY) {
      onTheWay.addAndGet(-bytes);
      return;
    }
    var _ =
        RedisScript.KEEP
            .run(session, entries.size(), request -> filled(request, space, entries))
            .onFailure(failed::accept)
            .onComplete(_ -> onTheWay.addAndGet(-bytes));
  }

  private Request filled(Request request, StoreSpace space, List<Entry> entries) {
    entries.forEach(each -> request.arg(names.entry(space, each.key())));
    request.arg(names.label(space.domain(), "")).arg(OLDEST_MICROS);
    for (Entry each : entries) {
      request
          .arg(each.stamp())
          .arg(Math.min(each.ttl().toMillis(), MAX_LIFE_MILLIS))
          .arg(SealedBytes.of(each.key(), each.bytes()))
          .arg(each.labels().size() + 1)
          .arg(SharedStore.ALL);
      each.labels().forEach(request::arg);
    }
    return request;
  }
}
