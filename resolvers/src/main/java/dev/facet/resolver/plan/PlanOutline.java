// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.BatchCall;
import dev.facet.schema.CacheRule;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.Expression;
import dev.facet.schema.template.Root;
import graphql.language.AstPrinter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an operation will call, told without calling anything: the loads of each wave. Of lists only
 * their presence is known, not their lengths; of interfaces and unions the loads of all possible
 * types are there, though an object is of one type only.
 *
 * @param loads in the order of waves
 */
public record PlanOutline(List<Load> loads) {
  /** Copies the list. */
  public PlanOutline {
    loads = List.copyOf(loads);
  }

  /** How many calls a load makes. */
  public enum Calls {
    /** {@link Load#times}, which is one where its fields are not given different arguments. */
    ONE,
    /** One for all keys, and one more for each further {@link Load#max} of them. */
    BATCHED,
    /** One for each different item of a list. */
    PER_ITEM
  }

  /**
   * One loader in one wave.
   *
   * @param wave from 1
   * @param service the service that is called
   * @param request method and target, with holes
   * @param fields {@code Type.field} of all that ask it, sorted
   * @param calls how many calls that makes
   * @param times how often that is, with different arguments or for different parents: calls that
   *     are made at once but cannot be one; 1 where each item makes one
   * @param max keys for one call; 0 where there are no keys
   * @param cache how what it loads is kept, so that there may be fewer calls, or none; null where
   *     it is not
   */
  public record Load(
      int wave,
      String service,
      String request,
      List<String> fields,
      Calls calls,
      int times,
      int max,
      @Nullable CacheRule cache) {}

  /** Outlines a plan. */
  public static PlanOutline of(OperationPlan plan) {
    Outliner outliner = new Outliner(plan.mutation());
    outliner.visit(plan.root(), 0, false);
    return new PlanOutline(outliner.loads());
  }

  /** Waves until everything is there. */
  public int waves() {
    return loads.stream().mapToInt(Load::wave).max().orElse(0);
  }

  /** Calls, at most, where no list is longer than a batch; -1 where a load calls for each item. */
  public int calls() {
    return loads.stream().anyMatch(load -> load.calls() == Calls.PER_ITEM)
        ? -1
        : loads.stream().mapToInt(Load::times).sum();
  }

  /** Walks a plan once. */
  private static final class Outliner {
    private final boolean serial;
    private final Map<Place, Seen> places = new LinkedHashMap<>();
    private int offset;

    /** A loader in a wave. */
    private record Place(int wave, int loader) {}

    /**
     * What makes calls of a loader different.
     *
     * @param parent the selection that the field stands in; null where the call does not read it
     * @param arguments the field's arguments as they are written, sorted
     */
    private record Asked(@Nullable SelectionPlan parent, List<String> arguments) {}

    /** What was seen of it. */
    private static final class Seen {
      private final LoadPlan loader;
      private final TreeSet<String> fields = new TreeSet<>();
      private final Set<Asked> asked = new HashSet<>();
      private boolean many;

      Seen(LoadPlan loader) {
        this.loader = loader;
      }
    }

    /**
     * An outliner.
     *
     * @param serial whether each root field has waves of its own, after those of the one before
     */
    Outliner(boolean serial) {
      this.serial = serial;
    }

    void visit(SelectionPlan selection, int wave, boolean many) {
      for (FieldPlan field : selection.active()) {
        visit(field, selection, wave, many);
        if (serial && wave == 0) {
          offset = places.keySet().stream().mapToInt(Place::wave).max().orElse(0);
        }
      }
    }

    private void visit(FieldPlan field, SelectionPlan parent, int wave, boolean many) {
      boolean further = many || field.type().list();
      if (field.source() instanceof Source.Load load) {
        int next = wave == 0 ? offset + 1 : wave + 1;
        boolean listOfKeys =
            field.type().list() && load.loader().form() instanceof LoadPlan.Form.ByKey;
        Seen seen =
            places.computeIfAbsent(
                new Place(next, load.loader().index()), _ -> new Seen(load.loader()));
        seen.fields.add(field.coordinates());
        seen.asked.add(asked(field, load, parent));
        seen.many |= many || listOfKeys || seen.fields.size() > 1;
        field.type().selections().forEach(below -> visit(below, next, further));
      } else {
        field.type().selections().forEach(below -> visit(below, wave, further));
      }
    }

    private static Asked asked(FieldPlan field, Source.Load load, SelectionPlan parent) {
      List<Expression> read =
          load.loader().form() instanceof LoadPlan.Form.ByKey
              ? load.keys().stream().flatMap(key -> key.expressions().stream()).toList()
              : load.loader().calls().stream()
                  .flatMap(call -> CallExpressions.of(call).stream())
                  .toList();
      boolean ofParent = read.stream().anyMatch(expression -> expression.root() == Root.PARENT);
      boolean ofArguments = read.stream().anyMatch(expression -> expression.root() == Root.ARGS);
      return new Asked(
          ofParent ? parent : null,
          ofArguments
              ? field.merged().getSingleField().getArguments().stream()
                  .map(AstPrinter::printAstCompact)
                  .sorted()
                  .toList()
              : List.of());
    }

    List<Load> loads() {
      List<Load> loads = new ArrayList<>();
      places.forEach((place, seen) -> loads.add(load(place.wave(), seen)));
      loads.sort(java.util.Comparator.comparingInt(Load::wave));
      return loads;
    }

    private static Load load(int wave, Seen seen) {
      BatchCall batch = batch(seen.loader.form());
      RestCall one = one(seen.loader.form());
      boolean batched = batch != null && (seen.many || seen.asked.size() > 1 || one == null);
      RestCall call = batched || one == null ? seen.loader.call() : one;
      Calls calls = batched ? Calls.BATCHED : seen.many ? Calls.PER_ITEM : Calls.ONE;
      boolean oneForAll =
          calls == Calls.PER_ITEM || (batched && seen.loader.form() instanceof LoadPlan.Form.ByKey);
      return new Load(
          wave,
          call.service(),
          call.verb() + " " + call.url().shown(),
          List.copyOf(seen.fields),
          calls,
          oneForAll ? 1 : seen.asked.size(),
          batched && batch != null ? batch.max() : 0,
          seen.loader.cacheRule());
    }

    private static @Nullable BatchCall batch(LoadPlan.Form form) {
      return switch (form) {
        case LoadPlan.Form.Single _ -> null;
        case LoadPlan.Form.Batched(var batch, _) -> batch;
        case LoadPlan.Form.ByKey(var entity) -> entity.many();
      };
    }

    private static @Nullable RestCall one(LoadPlan.Form form) {
      return switch (form) {
        case LoadPlan.Form.Single(var call, _) -> call;
        case LoadPlan.Form.Batched _ -> null;
        case LoadPlan.Form.ByKey(var entity) -> entity.one();
      };
    }
  }
}
