// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.cache;

import dev.facet.upstream.store.SharedStore;
import dev.facet.upstream.store.SharedStore.Entry;
import dev.facet.upstream.store.StoreSpace;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Collects what a response gave, which is kept in the store, or dropped from it, all at once when
 * the event loop has done what it is doing. Safe for all threads.
 */
final class ItemWrites {
  private final SharedStore store;
  private final StoreSpace space;
  private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
  private final Queue<String> dropped = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean scheduled = new AtomicBoolean();

  ItemWrites(SharedStore store, StoreSpace space) {
    this.store = store;
    this.space = space;
  }

  void add(Entry entry) {
    waiting.add(entry);
    schedule();
  }

  void drop(String key) {
    dropped.add(key);
    schedule();
  }

  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      Context loop = Vertx.currentContext();
      if (loop == null) {
        write();
      } else {
        loop.runOnContext(_ -> write());
      }
    }
  }

  private void write() {
    scheduled.set(false); // what is added from here on is seen below, or schedules anew
    List<Entry> entries = all(waiting);
    if (!entries.isEmpty()) {
      store.keep(space, entries);
    }
    List<String> gone = all(dropped);
    if (!gone.isEmpty()) {
      store.drop(space, gone);
    }
  }

  private static <T> List<T> all(Queue<T> queue) {
    List<T> all = new ArrayList<>();
    for (T next = queue.poll(); next != null; next = queue.poll()) {
      all.add(next);
    }
    return all;
  }
}
