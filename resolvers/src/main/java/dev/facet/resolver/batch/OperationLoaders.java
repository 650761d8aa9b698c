// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.plan.ResponseUse;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.BatchCall;
import dev.facet.schema.Entity;
import dev.facet.schema.RestCall;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;

/**
 * The data loaders of one operation, or of one root field of a mutation. Loads are collected until
 * {@link #dispatch}; equal ones are made once. Confined to one operation.
 */
public final class OperationLoaders {
  /** They need not remember keys: {@link DistinctLoads} does. */
  private static final DataLoaderOptions OPTIONS =
      DataLoaderOptions.newOptions().setCachingEnabled(false).build();

  private final List<DataLoader<?, @Nullable Object>> loaders = new ArrayList<>();
  private final List<@Nullable DistinctLoads<SingleLoad>> calls;
  private final List<@Nullable DistinctLoads<LoadKey>> keyed;
  private final Map<Partition, DistinctLoads<LoadKey>> partitioned = new HashMap<>();
  private final CallSender sender;
  private int made;
  private final CallListener listener;

  /**
   * What loads of one loader must have in common to share a call, where it is more than nothing.
   *
   * @param loader the loader's number in the plan
   * @param request what the request is made of beside the keys, as {@link CommonRequest} says
   */
  private record Partition(int loader, Object request) {}

  /**
   * No loads yet.
   *
   * @param plans how many loaders the operation's plan has
   */
  public OperationLoaders(int plans, CallSender sender) {
    this.calls = none(plans);
    this.keyed = none(plans);
    this.sender = sender;
    this.listener = sender.listener();
  }

  /**
   * Asks for the value of a call without a key.
   *
   * @return completes after {@link #dispatch}; with a {@link MissingValue} at once where there is
   *     nothing to call
   */
  public CompletableFuture<@Nullable Object> load(LoadPlan plan, RestCall call, LoadScope scope) {
    FilledCall filled;
    try {
      filled = RenderedCall.of(call, scope);
    } catch (LoadFailure failure) {
      return CompletableFuture.failedFuture(failure);
    }
    return switch (filled) {
      case MissingValue missing -> CompletableFuture.completedFuture(missing);
      case RenderedCall rendered -> {
        listener.load();
        yield calls(plan).load(SingleLoad.of(plan, rendered, scope));
      }
    };
  }

  /**
   * Asks for the value of a key.
   *
   * @return completes after {@link #dispatch}, with a {@link MissingValue} where nothing was called
   */
  public CompletableFuture<@Nullable Object> load(LoadPlan plan, LoadKey key, LoadScope scope) {
    listener.load();
    return plan.form() instanceof LoadPlan.Form.Batched(var batch, _)
        ? shared(plan, batch.call(), scope).load(key)
        : keyed(plan, scope).load(key);
  }

  /**
   * Sends everything that was asked for.
   *
   * @param then runs once all of it is answered
   */
  public void dispatch(Runnable then) {
    listener.nextWave();
    CompletableFuture<?>[] sent = new CompletableFuture<?>[loaders.size()];
    for (int i = 0; i < sent.length; i++) {
      sent[i] = loaders.get(i).dispatch();
    }
    CompletableFuture<?> all = sent.length == 1 ? sent[0] : CompletableFuture.allOf(sent);
    CompletableFuture<?> _ =
        all.whenComplete((_, _) -> {
          listener.waveEnds();
          then.run();
        });
  }

  private static <T> List<@Nullable T> none(int size) {
    return new ArrayList<>(Collections.nCopies(size, null));
  }

  /** The loader of all calls of a plan that have no key. */
  private DistinctLoads<SingleLoad> calls(LoadPlan plan) {
    DistinctLoads<SingleLoad> known = calls.get(plan.index());
    if (known == null) {
      known =
          switch (plan.form()) {
            case LoadPlan.Form.Single(var call, var use) ->
                loader(plan, loads -> each(loads, load -> single(plan, call, use, load)));
            case LoadPlan.Form.Batched _, LoadPlan.Form.ByKey _ ->
                throw new IllegalStateException("form: by key (expected: one call)");
          };
      calls.set(plan.index(), known);
    }
    return known;
  }

  /** The loader of all that have nothing to tell them apart but their keys. */
  private DistinctLoads<LoadKey> keyed(LoadPlan plan, LoadScope scope) {
    DistinctLoads<LoadKey> known = keyed.get(plan.index());
    if (known == null) {
      known = keyLoader(plan, scope);
      keyed.set(plan.index(), known);
    }
    return known;
  }

  /** The loader of all whose request is the same but for the keys. */
  private DistinctLoads<LoadKey> shared(LoadPlan plan, RestCall call, LoadScope scope) {
    List<@Nullable Object> read = CommonRequest.read(plan, scope);
    if (read.isEmpty()) {
      return keyed(plan, scope);
    }
    Partition values = new Partition(plan.index(), read);
    DistinctLoads<LoadKey> known = partitioned.get(values);
    if (known == null) {
      RenderedCall request = CommonRequest.of(call, scope);
      Partition partition =
          request == null
              ? values
              : new Partition(
                  plan.index(), List.of(request, CommonRequest.readByErrorRules(plan, scope)));
      known = partitioned.computeIfAbsent(partition, _ -> keyLoader(plan, scope));
      partitioned.put(values, known);
    }
    return known;
  }

  private DistinctLoads<LoadKey> keyLoader(LoadPlan plan, LoadScope scope) {
    return switch (plan.form()) {
      case LoadPlan.Form.Batched(var batch, var lists) ->
          loader(plan, keys -> many(plan, batch, keys, scope, lists, List.of()));
      case LoadPlan.Form.ByKey(var entity) ->
          loader(plan, keys -> byKey(plan, entity, keys, scope));
      case LoadPlan.Form.Single _ ->
          throw new IllegalStateException("form: one call (expected: by key)");
    };
  }

  /** What loads the keys of one wave, each of which is there once. */
  @FunctionalInterface
  private interface Batch<K> {
    Future<List<Try<@Nullable Object>>> load(List<K> keys);
  }

  private <K> DistinctLoads<K> loader(LoadPlan plan, Batch<K> batch) {
    String name = plan.service() + "#" + plan.index() + "." + made++;
    BatchLoader<K, Try<@Nullable Object>> batches = keys -> VertxFutures.stage(loaded(batch, keys));
    DataLoader<K, @Nullable Object> loader =
        DataLoaderFactory.newDataLoaderWithTry(name, batches, OPTIONS);
    loaders.add(loader);
    return new DistinctLoads<>(loader);
  }

  private <K> Future<List<Try<@Nullable Object>>> loaded(Batch<K> batch, List<K> keys) {
    listener.distinct(keys.size());
    try {
      return batch.load(keys);
    } catch (RuntimeException fault) { // an edge: other loads of the operation go on
      return Future.succeededFuture(LoadFault.all(keys.size(), fault));
    }
  }

  private Future<@Nullable Object> single(
      LoadPlan plan, RestCall call, ResponseUse use, SingleLoad load) {
    ResponseReading reading =
        new ResponseReading(plan.value(), plan.keepsOrigin(), use, true, load);
    return sender.send(call, load.rendered(), reading, 0);
  }

  private Future<List<Try<@Nullable Object>>> byKey(
      LoadPlan plan, Entity entity, List<LoadKey> keys, LoadScope scope) {
    BatchCall many = entity.many();
    RestCall one = entity.one();
    if (many != null && (one == null || keys.size() > 1)) {
      return many(plan, many, keys, scope, false, entity.keyFields());
    }
    RestCall call = Objects.requireNonNull(one);
    ResponseReading reading =
        new ResponseReading(plan.value(), plan.keepsOrigin(), ResponseUse.single(), true, scope);
    return each(
        keys,
        key -> {
          LoadScope loading = scope.loading(key, entity.keyFields());
          return switch (RenderedCall.of(call, loading)) {
            case MissingValue missing -> Future.succeededFuture(missing);
            case RenderedCall rendered -> sender.send(call, rendered, reading, 1);
          };
        });
  }

  private Future<List<Try<@Nullable Object>>> many(
      LoadPlan plan,
      BatchCall batch,
      List<LoadKey> keys,
      LoadScope scope,
      boolean lists,
      List<String> keyNames) {
    List<Shape.Accessor> matches =
        batch.match().stream().map(path -> plan.value().reach(path).accessor()).toList();
    KeyedLoad.Form form =
        new KeyedLoad.Form(plan.value(), plan.keepsOrigin(), lists, keyNames, matches);
    return new KeyedLoad(sender, batch, scope, form).load(keys);
  }

  /** One call for one key. */
  @FunctionalInterface
  private interface Sending<K> {
    Future<@Nullable Object> send(K key);
  }

  private static <K> Future<List<Try<@Nullable Object>>> each(List<K> keys, Sending<K> sending) {
    if (keys.size() == 1) {
      return sent(sending, keys.getFirst())
          .transform((value, failure) -> Future.succeededFuture(List.of(tried(value, failure))));
    }
    List<Future<Try<@Nullable Object>>> calls = new ArrayList<>(keys.size());
    for (K key : keys) {
      calls.add(
          sent(sending, key)
              .transform((value, failure) -> Future.succeededFuture(tried(value, failure))));
    }
    return Future.all(calls).map(_ -> calls.stream().map(Future::result).toList());
  }

  private static <K> Future<@Nullable Object> sent(Sending<K> sending, K key) {
    try {
      return sending.send(key);
    } catch (RuntimeException failure) { // of this key alone
      return Future.failedFuture(failure);
    }
  }

  private static Try<@Nullable Object> tried(@Nullable Object value, @Nullable Throwable failure) {
    return failure == null ? Try.succeeded(value) : Try.failed(LoadFault.told(failure));
  }
}
