// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.LoadPlan;
import dev.facet.schema.RestCall;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        yield calls(plan, scope).load(SingleLoad.of(plan, rendered, scope));
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
  private DistinctLoads<SingleLoad> calls(LoadPlan plan, LoadScope scope) {
    DistinctLoads<SingleLoad> known = calls.get(plan.index());
    if (known == null) {
      SeparateCalls.Sending<SingleLoad> sending = SingleCalls.of(plan, scope, sender);
      known = loader(plan, loads -> SeparateCalls.each(loads, sending));
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
                  plan.index(), List.of(request, CommonRequest.readBeside(plan, scope)));
      known = partitioned.computeIfAbsent(partition, _ -> keyLoader(plan, scope));
      partitioned.put(values, known);
    }
    return known;
  }

  private DistinctLoads<LoadKey> keyLoader(LoadPlan plan, LoadScope scope) {
    return loader(plan, KeyLoads.of(plan, scope, sender)::load);
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
}
