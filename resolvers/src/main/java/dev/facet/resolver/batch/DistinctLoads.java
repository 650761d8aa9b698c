// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/**
 * A data loader that is asked once for each key. It could merge equal ones by itself, but makes
 * several objects for each that it is asked; a hundred posts ask for ten authors.
 *
 * @param <K> the keys, of which equal ones are merged
 */
final class DistinctLoads<K> {
  private final DataLoader<K, @Nullable Object> loader;
  private final Map<K, CompletableFuture<@Nullable Object>> asked = new HashMap<>();

  DistinctLoads(DataLoader<K, @Nullable Object> loader) {
    this.loader = loader;
  }

  /** The value of a key; of equal ones the first is handed on. */
  CompletableFuture<@Nullable Object> load(K key) {
    CompletableFuture<@Nullable Object> known = asked.get(key);
    if (known == null) {
      known = loader.load(key);
      asked.put(key, known);
    }
    return known;
  }
}
