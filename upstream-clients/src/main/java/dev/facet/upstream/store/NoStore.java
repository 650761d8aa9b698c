// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;

/** Has nothing and keeps nothing. */
final class NoStore implements SharedStore {
  @Override
  public boolean isOpen() {
    return false;
  }

  @Override
  public Future<Found> find(StoreSpace space, List<String> keys) {
    return Future.succeededFuture(Found.nothing(Found.Outcome.SKIPPED, keys.size()));
  }

  @Override
  public void keep(StoreSpace space, List<Entry> entries) {}

  @Override
  public void drop(StoreSpace space, List<String> keys) {}

  @Override
  public void forget(String domain, Collection<String> labels) {}

  @Override
  public Runnable watch(String domain, Watcher watcher) {
    return () -> {};
  }
}
