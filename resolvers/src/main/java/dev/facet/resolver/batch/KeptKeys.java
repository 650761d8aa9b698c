// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.projection.Row;
import dev.facet.resolver.projection.RowReader;
import dev.facet.upstream.item.ItemKey;
import dev.facet.upstream.item.KeptItem;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads keys by way of what is kept: only those that are missing are asked for. */
final class KeptKeys {
  private static final Logger LOG = LoggerFactory.getLogger(KeptKeys.class);

  private final LoadPlan plan;
  private final LoaderCache cache;
  private final CallSender sender;
  private final Asking asking;

  /** Asks the service for keys. */
  @FunctionalInterface
  interface Asking {
    /** A value or a failure for each key, in their order. */
    Future<List<Try<@Nullable Object>>> ask(List<LoadKey> keys, CallSender sender);
  }

  /**
   * Loads of one loader.
   *
   * @param asking also keeps what it is given
   */
  KeptKeys(LoadPlan plan, LoaderCache cache, CallSender sender, Asking asking) {
    this.plan = plan;
    this.cache = cache;
    this.sender = sender;
    this.asking = asking;
  }

  /** A value or a failure for each key, in their order. */
  Future<List<Try<@Nullable Object>>> load(List<LoadKey> keys) {
    if (sender.changes()) { // what was kept before a change may be old
      return asking.ask(keys, sender);
    }
    return cache
        .items()
        .find(keys.stream().map(cache::key).toList())
        .compose(found -> given(keys, found));
  }

  private Future<List<Try<@Nullable Object>>> given(
      List<LoadKey> keys, List<@Nullable KeptItem> found) {
    List<@Nullable Try<@Nullable Object>> values = new ArrayList<>(keys.size());
    List<LoadKey> missing = new ArrayList<>();
    List<LoadKey> stale = new ArrayList<>();
    LookedFor looked = LookedFor.NOTHING;
    for (int i = 0; i < keys.size(); i++) {
      KeptItem item = found.get(i);
      Try<@Nullable Object> value = item == null ? null : read(item);
      values.add(value);
      if (item == null || value == null) {
        missing.add(keys.get(i));
        looked = looked.withMissing();
      } else {
        looked = looked.with(item);
        if (item.stale()) {
          stale.add(keys.get(i));
        }
      }
    }
    sender.listener().looked(plan, looked);
    renew(stale);
    return missing.isEmpty()
        ? Future.succeededFuture(merged(values, List.of()))
        : asking.ask(missing, sender).map(asked -> merged(values, asked));
  }

  /** The values in the order of the keys, those that were asked for where there were none. */
  private static List<Try<@Nullable Object>> merged(
      List<@Nullable Try<@Nullable Object>> values, List<Try<@Nullable Object>> asked) {
    Iterator<Try<@Nullable Object>> next = asked.iterator();
    List<Try<@Nullable Object>> all = new ArrayList<>(values.size());
    for (Try<@Nullable Object> value : values) {
      all.add(value == null ? next.next() : value);
    }
    return all;
  }

  /** What was kept, as a response would be read; null where it cannot stand for one. */
  private @Nullable Try<@Nullable Object> read(KeptItem item) {
    ItemForm form = ItemForm.of(item.bytes());
    if (form == null || (plan.keepsOrigin() && !form.hasHead())) {
      return null;
    }
    Row.Origin origin = plan.keepsOrigin() ? new Row.Origin(form.status(), form.headers()) : null;
    try {
      return Try.succeeded(RowReader.read(form.body(), plan.value(), origin, null));
    } catch (IOException corrupt) {
      LOG.warn("service {}: an item that was kept is no JSON, and is asked for", plan.service());
      return null;
    }
  }

  /**
   * Asks for newer ones, where neither this process does already nor another one has, while the old
   * ones are given.
   */
  private void renew(List<LoadKey> stale) {
    List<LoadKey> mine =
        stale.stream().filter(key -> cache.items().beginRenewal(cache.key(key))).toList();
    if (!mine.isEmpty()) {
      List<ItemKey> items = mine.stream().map(cache::key).toList();
      var _ =
          Future.succeededFuture()
              .compose(_ -> cache.items().unrenewed(items))
              .compose(old -> renew(mine, Set.copyOf(old)))
              .onComplete(_ -> items.forEach(cache.items()::endRenewal));
    }
  }

  private Future<?> renew(List<LoadKey> keys, Set<ItemKey> old) {
    List<LoadKey> asked = keys.stream().filter(key -> old.contains(cache.key(key))).toList();
    return asked.isEmpty() ? Future.succeededFuture() : asking.ask(asked, sender.detached());
  }
}
