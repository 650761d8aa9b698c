// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.resolver.projection.Shape;
import dev.facet.schema.BatchCall;
import dev.facet.schema.CacheRule;
import dev.facet.schema.Entity;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.Root;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A loader of an operation: what it calls, and what it keeps of the responses. */
public final class LoadPlan {
  private final int index;
  private Form form;
  private final Shape value = new Shape();
  private final Set<String> fields = new LinkedHashSet<>();
  private List<Expression> readByRequest = List.of();
  private List<Expression> readBeside = List.of();
  private @Nullable CachePlan cache;
  private boolean keepsOrigin;

  /** What a loader calls. */
  public sealed interface Form {
    /**
     * One call for one parent.
     *
     * @param use what its field makes of the response
     */
    record Single(RestCall call, ResponseUse use) implements Form {}

    /**
     * One call for the keys of many parents.
     *
     * @param lists whether each key gets all items that match, or the first
     */
    record Batched(BatchCall batch, boolean lists) implements Form {}

    /** Objects by key, shared by all references of the operation. */
    record ByKey(Entity entity) implements Form {}
  }

  LoadPlan(int index, Form form) {
    this.index = index;
    this.form = form;
  }

  /** Its number in the operation, from 0. */
  public int index() {
    return index;
  }

  /** What it calls. */
  public Form form() {
    return form;
  }

  /** What is kept of one loaded value. */
  public Shape value() {
    return value;
  }

  /** Whether rows must remember the response they came with. */
  public boolean keepsOrigin() {
    return keepsOrigin;
  }

  /** The fields whose values it loads, as {@code Type.field}. */
  public List<String> fields() {
    return List.copyOf(fields);
  }

  void usedBy(String field) {
    fields.add(field);
  }

  void keepOrigin() {
    keepsOrigin = true;
  }

  /** Ends the compilation of this loader: all that is kept of its values is known. */
  void complete() {
    form = SparseRequests.of(form, value);
    readBeside = CallExpressions.beside(call());
    cache = cacheRule() == null ? null : CachePlan.of(this);
    readByRequest =
        CallExpressions.request(call()).stream()
            .filter(one -> one.root() == Root.ARGS || one.root() == Root.PARENT)
            .toList();
  }

  /** What its request is made of that belongs to the field and its parent, keys left out. */
  public List<Expression> readByRequest() {
    return readByRequest;
  }

  /** What error rules and tags of its call read of the field's arguments. */
  public List<Expression> readBeside() {
    return readBeside;
  }

  /** How what it loads is kept; null where it is not. */
  public @Nullable CachePlan cache() {
    return cache;
  }

  /** The rule that says so; null for none. */
  public @Nullable CacheRule cacheRule() {
    return call().caching().rule();
  }

  /** The service it calls. */
  public String service() {
    return call().service();
  }

  /** Every call it can make. */
  public List<RestCall> calls() {
    return switch (form) {
      case Form.Single(var call, _) -> List.of(call);
      case Form.Batched(var batch, _) -> List.of(batch.call());
      case Form.ByKey(var entity) -> {
        BatchCall many = entity.many();
        yield Stream.of(entity.one(), many == null ? null : many.call())
            .filter(Objects::nonNull)
            .toList();
      }
    };
  }

  /** The call it makes, the one for many keys where there are two. */
  public RestCall call() {
    return switch (form) {
      case Form.Single(var call, _) -> call;
      case Form.Batched(var batch, _) -> batch.call();
      case Form.ByKey(var entity) -> {
        BatchCall many = entity.many();
        @Nullable RestCall one = entity.one();
        yield many == null && one != null ? one : Objects.requireNonNull(many).call();
      }
    };
  }

  /**
   * The paths that hold the key in an item of a batch's response; empty where nothing is matched.
   */
  public List<JsonPath> match() {
    return switch (form) {
      case Form.Single _ -> List.of();
      case Form.Batched(var batch, _) -> batch.match();
      case Form.ByKey(var entity) -> {
        BatchCall many = entity.many();
        yield many == null ? List.of() : many.match();
      }
    };
  }
}
