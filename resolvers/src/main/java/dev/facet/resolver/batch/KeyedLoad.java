// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.plan.ResponseUse;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.BatchCall;
import dev.facet.schema.RestCall;
import dev.facet.schema.RestCall.ErrorRule;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.dataloader.Try;
import org.jspecify.annotations.Nullable;

/**
 * Loads many keys: in chunks of the batch's limit, sent in parallel; a chunk that the service
 * rejects as a whole is halved, so that one bad key costs one value.
 */
final class KeyedLoad {
  /** Rejections that a single bad key, or too many keys, can cause. */
  private static final Set<Integer> HALVED = Set.of(400, 404, 413, 414, 422, 431);

  /** A target that some services close the connection on, in bytes. */
  private static final int LONG_TARGET = 2_000;

  private final CallSender sender;
  private final BatchCall batch;
  private final LoadScope scope;
  private final Form form;
  private final ItemKeeping keeping;
  private final Map<Object, Object> values = new HashMap<>();
  private final Map<Object, LoadFailure> failures = new HashMap<>();
  private int halvings;
  private boolean split;

  /**
   * What a keyed load yields.
   *
   * @param value what is kept of one item
   * @param origin whether rows remember the response
   * @param lists whether a key gets all items that match, or the first
   * @param keyNames names of a composite key's parts; empty for a simple key
   * @param matches where an item holds its key
   */
  record Form(
      Shape value,
      boolean origin,
      boolean lists,
      List<String> keyNames,
      List<Shape.Accessor> matches) {}

  KeyedLoad(CallSender sender, BatchCall batch, LoadScope scope, Form form, ItemKeeping keeping) {
    this.sender = sender;
    this.batch = batch;
    this.scope = scope;
    this.form = form;
    this.keeping = keeping;
  }

  /** A value or a failure for each key, in their order. Never fails. */
  Future<List<Try<@Nullable Object>>> load(List<LoadKey> keys) {
    split = keys.size() > batch.max();
    halvings = 2 * (32 - Integer.numberOfLeadingZeros(keys.size()));
    List<Future<Void>> chunks = new ArrayList<>();
    for (int from = 0; from < keys.size(); from += batch.max()) {
      chunks.add(chunk(keys.subList(from, Math.min(from + batch.max(), keys.size()))));
    }
    Future<?> all = chunks.size() == 1 ? chunks.getFirst() : Future.all(chunks);
    return all.transform((_, fault) ->
        Future.succeededFuture(fault == null ? results(keys) : LoadFault.all(keys.size(), fault)));
  }

  private List<Try<@Nullable Object>> results(List<LoadKey> keys) {
    List<Try<@Nullable Object>> results = new ArrayList<>(keys.size());
    for (LoadKey key : keys) {
      LoadFailure failure = failures.get(key.merged());
      results.add(
          failure == null
              ? Try.succeeded(values.getOrDefault(key.merged(), nothing()))
              : Try.failed(failure));
    }
    return results;
  }

  private Future<Void> chunk(List<LoadKey> keys) {
    RestCall call = batch.call();
    FilledCall filled;
    try {
      filled = RenderedCall.of(call, scope.loading(keys, form.keyNames()));
    } catch (LoadFailure failure) {
      return usable(keys, failure);
    }
    return switch (filled) {
      case RenderedCall rendered -> send(call, rendered, keys);
      case MissingValue missing -> {
        keys.forEach(key -> values.put(key.merged(), missing));
        yield Future.succeededFuture();
      }
    };
  }

  /** A key that cannot be sent costs its own value only: the others go without it. */
  private Future<Void> usable(List<LoadKey> keys, LoadFailure failure) {
    if (keys.size() == 1) {
      return all(keys, failure);
    }
    List<LoadKey> usable = new ArrayList<>(keys.size());
    for (LoadKey key : keys) {
      try {
        FilledCall _ = RenderedCall.of(batch.call(), scope.loading(List.of(key), form.keyNames()));
        usable.add(key);
      } catch (LoadFailure alone) {
        failures.put(key.merged(), alone);
      }
    }
    if (usable.size() == keys.size()) {
      return all(keys, failure);
    }
    return usable.isEmpty() ? Future.succeededFuture() : chunk(usable);
  }

  private Future<Void> send(RestCall call, RenderedCall rendered, List<LoadKey> keys) {
    int length = rendered.target().length();
    if (length > sender.maxTarget(call) && keys.size() > 1) {
      return halves(keys);
    }
    boolean missingIsNull = keys.size() == 1 && !form.lists();
    ResponseKeeper keeper = keeper(call, keys);
    return sender
        .send(
            call,
            rendered,
            new ResponseReading(
                form.value(),
                form.origin(),
                missingIsNull ? ResponseUse.single() : ResponseUse.ITEMS,
                false,
                scope,
                keeper),
            keys.size())
        .transform((value, failure) ->
            failure == null
                ? sort(keys, value)
                : rejected(new Sent(keys, length, keeper), failure));
  }

  private ResponseKeeper keeper(RestCall call, List<LoadKey> keys) {
    return keeping.keeps() ? keeping.asking(call, keys, this::key) : ResponseKeeper.NONE;
  }

  /**
   * A call that was sent.
   *
   * @param length of its target
   */
  private record Sent(List<LoadKey> keys, int length, ResponseKeeper keeper) {}

  private Future<Void> rejected(Sent sent, Throwable failure) {
    List<LoadKey> keys = sent.keys();
    if (keys.size() < 2 || halvings == 0 || !isOfTheKeys(failure, sent.length())) {
      return isNull(failure) ? missing(sent, failure) : all(keys, LoadFault.told(failure));
    }
    halvings--;
    return halves(keys);
  }

  private static Future<Void> missing(Sent sent, Throwable failure) {
    if (failure instanceof LoadFailure rejection && Absence.isNull(rejection.status())) {
      sent.keeper().drop(rejection.status());
    }
    return Future.succeededFuture();
  }

  /** Whether fewer keys, or others, could fare better. */
  private boolean isOfTheKeys(Throwable failure, int length) {
    boolean tooLong = length > LONG_TARGET && batch.call().verb() == RestCall.Verb.GET;
    return failure instanceof LoadFailure rejection
        && (HALVED.contains(rejection.status())
            || (tooLong && rejection.code().equals(ErrorCode.UPSTREAM_CONNECTION_LOST.name())));
  }

  private Future<Void> halves(List<LoadKey> keys) {
    split = true;
    int middle = keys.size() / 2;
    return Future.all(chunk(keys.subList(0, middle)), chunk(keys.subList(middle, keys.size())))
        .mapEmpty();
  }

  /** Whether a rule makes null of the response, which it does only once nothing can be halved. */
  private static boolean isNull(Throwable failure) {
    ErrorRule rule = failure instanceof LoadFailure rejection ? rejection.rule() : null;
    return rule != null && rule.asNull();
  }

  /** The same for all: why there is no value. */
  private Future<Void> all(List<LoadKey> keys, LoadFailure failure) {
    keys.forEach(key -> failures.put(key.merged(), failure));
    return Future.succeededFuture();
  }

  private Future<Void> sort(List<LoadKey> keys, @Nullable Object value) {
    if (value == null) {
      return Future.succeededFuture();
    }
    if (!(value instanceof List<?> items)) {
      return all(
          keys, LoadFailure.shape(batch.call().service(), "The service's response is not a list."));
    }
    Predicate<Object> asked = asked(keys);
    for (Object item : items) {
      Object key = key(item);
      if (key != null && item != null && asked.test(key)) {
        place(key, item);
      }
    }
    return Future.succeededFuture();
  }

  /**
   * Which keys a call was for: a service that ignores them responds with the items of all, and each
   * call takes its own. Of a load with one call, items of further keys are never read.
   */
  private Predicate<Object> asked(List<LoadKey> keys) {
    if (!split) {
      return _ -> true;
    }
    Set<Object> merged = HashSet.newHashSet(keys.size());
    keys.forEach(key -> merged.add(key.merged()));
    return merged::contains;
  }

  private @Nullable Object key(@Nullable Object item) {
    return form.matches().size() == 1
        ? LoadKeys.canonical(form.matches().getFirst().read(item))
        : LoadKeys.composite(form.matches().stream().map(path -> path.read(item)).toList());
  }

  @SuppressWarnings("unchecked") // only lists made here are found under a key of a list form
  private void place(Object key, Object item) {
    if (form.lists()) {
      ((List<Object>) values.computeIfAbsent(key, _ -> new ArrayList<>())).add(item);
    } else {
      values.putIfAbsent(key, item);
    }
  }

  /** What a key without items gets. */
  private @Nullable Object nothing() {
    return form.lists() ? Collections.emptyList() : null;
  }
}
