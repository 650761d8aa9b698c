// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.LoadKey;
import dev.facet.resolver.batch.LoadScope;
import dev.facet.resolver.batch.MissingValue;
import dev.facet.resolver.batch.OperationLoaders;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.LoadPlan;
import dev.facet.resolver.plan.SelectionPlan;
import dev.facet.resolver.plan.Source;
import dev.facet.resolver.plan.TypePlan;
import dev.facet.resolver.projection.Row;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.UnreadableValueException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Executes one operation: collects the loads of everything that is known, sends them, waits for
 * all, and goes on with what came back; then the response is written. Each such round is a wave.
 */
public final class PlanExecutor {
  private static final BigDecimal MANY = BigDecimal.valueOf(Integer.MAX_VALUE);

  private final Operation operation;
  private final Row root;
  private final Promise<ExecutedResponse> response = Promise.promise();
  private OperationLoaders loaders;
  private int wavesLeft;
  private List<PendingLoad> pending = new ArrayList<>();

  private PlanExecutor(Operation operation) {
    this.operation = operation;
    this.root = Row.empty(operation.plan().root().shape());
    this.loaders = freshLoaders();
    this.wavesLeft = operation.plan().waves();
  }

  /** Executes; fails only where the gateway itself has a fault. */
  public static Future<ExecutedResponse> execute(Operation operation) {
    PlanExecutor executor = new PlanExecutor(operation);
    try {
      if (operation.plan().mutation()) {
        executor.next(operation.plan().root().active().iterator());
      } else {
        executor.collect(operation.plan().root(), executor.root);
        executor.waves(executor::finish);
      }
    } catch (Throwable fault) { // an edge: no client may wait for a response that will not come
      executor.response.tryFail(fault);
    }
    return executor.response.future();
  }

  private OperationLoaders freshLoaders() {
    return new OperationLoaders(operation.plan().loaders().size(), operation.sender());
  }

  /** Root fields of a mutation: each with all that is below it, before the next one begins. */
  private void next(Iterator<FieldPlan> fields) {
    if (!fields.hasNext()) {
      finish();
      return;
    }
    loaders = freshLoaders();
    collect(fields.next(), root);
    waves(() -> next(fields));
  }

  private void waves(Runnable then) {
    if (pending.isEmpty()) {
      then.run();
      return;
    }
    operation.sender().clock().begin(wavesLeft);
    wavesLeft--;
    loaders.dispatch(() -> {
      try {
        settle();
        waves(then);
      } catch (Throwable fault) { // an edge, as above
        response.tryFail(fault);
      }
    });
  }

  private void settle() {
    List<PendingLoad> arrived = pending;
    pending = new ArrayList<>();
    for (PendingLoad load : arrived) {
      Object value = taken(load, load.outcome(operation));
      load.row().fill(slot(load.field()), value == null ? LoadedValue.NULL : value);
      collectBelow(load.field(), value);
    }
  }

  private void finish() {
    response.complete(new ResponseWriter(operation).write(root));
  }

  /** Goes down to where there are loads; what has another shape than its type is left alone. */
  private void collect(TypePlan type, @Nullable Object value) {
    switch (type) {
      case TypePlan.ListOf(var item, _) -> {
        if (value instanceof List<?> list) {
          for (int i = 0; i < list.size(); i++) { // as fast as it gets: it runs for every item
            collect(item, list.get(i));
          }
        }
      }
      case TypePlan.ObjectOf(var selection, _) -> {
        if (value instanceof Row row) {
          collect(selection, row);
        }
      }
      case TypePlan.AbstractOf some -> {
        if (value instanceof Row row) {
          SelectionPlan selection = some.selection(row);
          if (selection != null && operation.rejection(selection) == null) {
            collect(selection, row);
          }
        }
      }
      case TypePlan.ScalarOf _, TypePlan.EnumOf _ -> {}
    }
  }

  private void collect(SelectionPlan selection, Row row) {
    List<FieldPlan> active = selection.active();
    for (int i = 0; i < active.size(); i++) {
      collect(active.get(i), row);
    }
  }

  private void collectBelow(FieldPlan field, @Nullable Object value) {
    if (field.type().loadsBelow()) {
      collect(field.type(), value);
    }
  }

  private void collect(FieldPlan field, Row row) {
    if (operation.rejection(field) != null) {
      return;
    }
    switch (field.source()) {
      case Source.Load load -> {
        if (row.slot(load.slot()) == null) {
          row.fill(load.slot(), request(field, load, row));
        }
      }
      case Source.Read(var accessor) -> collectBelow(field, accessor.read(row));
      case Source.Constant constant -> collectBelow(field, operation.constant(field, constant));
      case Source.KeyOnly _,
          Source.Text _,
          Source.TypeName _,
          Source.Introspection _,
          Source.ResponseStatus _,
          Source.ResponseHeader _ -> {}
    }
  }

  /** Asks the loader; what stands in the slot until the wave is over. */
  private Object request(FieldPlan field, Source.Load load, Row row) {
    try {
      LoadScope scope = operation.scope(field, row);
      MissingValue missing = LoadCheck.take(load.loader().call(), scope);
      if (operation.plan().mutation()) {
        LoadCheck.change(load.loader().call(), scope);
      }
      if (missing == null && field.type().list() && isByKey(load)) {
        LoadedKeys.Keys keys = LoadedKeys.several(load.keys(), scope);
        missing = keys.missing();
        if (missing == null) {
          pending.add(new PendingLoad.Several(row, field, several(load, keys, scope)));
          return LoadedValue.PENDING;
        }
      }
      if (missing != null) {
        Object none = operation.valueOf(field, missing, false);
        return none == null ? LoadedValue.NULL : none;
      }
      pending.add(new PendingLoad.One(row, field, one(load, scope)));
      return LoadedValue.PENDING;
    } catch (LoadFailure failure) {
      return failure;
    } catch (UnreadableValueException fault) {
      return LoadFailure.unreadable(fault, "");
    }
  }

  private static boolean isByKey(Source.Load load) {
    return load.loader().form() instanceof LoadPlan.Form.ByKey;
  }

  private CompletableFuture<@Nullable Object> one(Source.Load load, LoadScope scope) {
    LoadPlan loader = load.loader();
    return switch (loader.form()) {
      case LoadPlan.Form.Single(var call, _) -> loaders.load(loader, call, scope);
      case LoadPlan.Form.Batched _, LoadPlan.Form.ByKey _ ->
          switch (LoadedKeys.one(load.keys(), scope)) {
            case LoadKey key -> loaders.load(loader, key, scope);
            case MissingValue missing -> CompletableFuture.completedFuture(missing);
            case null -> CompletableFuture.completedFuture(null);
          };
    };
  }

  private List<CompletableFuture<@Nullable Object>> several(
      Source.Load load, LoadedKeys.Keys keys, LoadScope scope) {
    List<CompletableFuture<@Nullable Object>> futures = new ArrayList<>(keys.items().size());
    for (Object item : keys.items()) {
      futures.add(
          switch (item) {
            case LoadKey key -> loaders.load(load.loader(), key, scope);
            case LoadFailure failure -> CompletableFuture.failedFuture(failure);
            case null, default -> CompletableFuture.completedFuture(null);
          });
    }
    return futures;
  }

  private @Nullable Object taken(PendingLoad load, @Nullable Object value) {
    Source.Load source = (Source.Load) load.field().source();
    Expression take = source.loader().call().take();
    if (take == null || !(value instanceof List<?> list)) {
      return value;
    }
    Object most = take.evaluate(operation.scope(load.field(), load.row()));
    return switch (most) {
      case BigDecimal number -> list.subList(0, cut(whole(number), list.size()));
      case BigInteger number -> list.subList(0, cut(whole(new BigDecimal(number)), list.size()));
      case Number number -> list.subList(0, cut(number.longValue(), list.size()));
      case null, default -> list;
    };
  }

  /** The low digits of a huge number would be any number at all. */
  private static long whole(BigDecimal number) {
    return number.signum() < 0 ? 0 : number.min(MANY).longValue();
  }

  private static int cut(long most, int size) {
    return Math.clamp(most, 0, size);
  }

  private static int slot(FieldPlan field) {
    return ((Source.Load) field.source()).slot();
  }
}
