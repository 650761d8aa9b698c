// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.plan.ResponseUse;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.BatchCall;
import dev.facet.schema.Entity;
import dev.facet.schema.RestCall;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;

/** Loads the keys of one loader: by one call for many, or by one for each. */
final class KeyLoads {
  private final LoadPlan plan;
  private final LoadScope scope;
  private final ItemKeeping keeping;

  private KeyLoads(LoadPlan plan, LoadScope scope, ItemKeeping keeping) {
    this.plan = plan;
    this.scope = scope;
    this.keeping = keeping;
  }

  /** What loads the keys of a loader, by way of what is kept where something is. */
  static KeyBatch of(LoadPlan plan, LoadScope scope, CallSender sender) {
    LoaderCache cache = LoaderCache.of(plan, scope, sender.scope());
    if (cache == null) {
      KeyLoads loads = new KeyLoads(plan, scope, ItemKeeping.NONE);
      return keys -> loads.ask(keys, sender);
    }
    ItemKeeper keeper = new ItemKeeper(cache, scope, form(plan));
    KeyLoads loads = new KeyLoads(plan, scope, keeper);
    return new KeptKeys(plan, cache, sender, loads::ask)::load;
  }

  /** Loads keys, each of which is there once. */
  @FunctionalInterface
  interface KeyBatch {
    /** A value or a failure for each key, in their order. */
    Future<List<Try<@Nullable Object>>> load(List<LoadKey> keys);
  }

  private static ItemKeeper.Form form(LoadPlan plan) {
    return switch (plan.form()) {
      case LoadPlan.Form.Batched(_, var lists) ->
          new ItemKeeper.Form(List.of(), lists, plan.keepsOrigin());
      case LoadPlan.Form.ByKey(var entity) ->
          new ItemKeeper.Form(entity.keyFields(), false, plan.keepsOrigin());
      case LoadPlan.Form.Single _ -> throw notByKey();
    };
  }

  private Future<List<Try<@Nullable Object>>> ask(List<LoadKey> keys, CallSender sender) {
    return switch (plan.form()) {
      case LoadPlan.Form.Batched(var batch, var lists) ->
          many(batch, keys, sender, lists, List.of());
      case LoadPlan.Form.ByKey(var entity) -> byKey(entity, keys, sender);
      case LoadPlan.Form.Single _ -> throw notByKey();
    };
  }

  private Future<List<Try<@Nullable Object>>> byKey(
      Entity entity, List<LoadKey> keys, CallSender sender) {
    BatchCall many = entity.many();
    RestCall one = entity.one();
    if (many != null && (one == null || keys.size() > 1)) {
      return many(many, keys, sender, false, entity.keyFields());
    }
    RestCall call = Objects.requireNonNull(one);
    return SeparateCalls.each(
        keys,
        key -> {
          LoadScope loading = scope.loading(key, entity.keyFields());
          return switch (RenderedCall.of(call, loading)) {
            case MissingValue missing -> Future.succeededFuture(missing);
            case RenderedCall rendered -> sender.send(call, rendered, reading(call, key), 1);
          };
        });
  }

  private ResponseReading reading(RestCall call, LoadKey key) {
    return new ResponseReading(
        plan.value(),
        plan.keepsOrigin(),
        ResponseUse.single(),
        true,
        scope,
        keeping.asking(call, key));
  }

  private Future<List<Try<@Nullable Object>>> many(
      BatchCall batch,
      List<LoadKey> keys,
      CallSender sender,
      boolean lists,
      List<String> keyNames) {
    List<Shape.Accessor> matches =
        batch.match().stream().map(path -> plan.value().reach(path).accessor()).toList();
    KeyedLoad.Form form =
        new KeyedLoad.Form(plan.value(), plan.keepsOrigin(), lists, keyNames, matches);
    return new KeyedLoad(sender, batch, scope, form, keeping).load(keys);
  }

  private static IllegalStateException notByKey() {
    return new IllegalStateException("form: one call (expected: by key)");
  }
}
