// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.plan.OperationPlan;
import graphql.execution.CoercedVariables;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.VariableDefinition;
import graphql.language.VariableReference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The plans of one document: one for each operation and each combination of the variables that
 * {@code @skip} and {@code @include} read. Bounded; a combination beyond the bound is compiled
 * anew.
 */
final class PlanVariants {
  private static final int MAX = 64;

  /** Condition variables whose combinations are all tried. */
  private static final int FEW = 4;

  private static final Set<String> CONDITIONS = Set.of("skip", "include");

  private final List<String> conditions;
  private final Map<Variant, OperationPlan> plans = new ConcurrentHashMap<>();
  private final AtomicInteger fields = new AtomicInteger();

  /**
   * Which plan.
   *
   * @param operation the operation's name, of which a valid document has one each; empty for none
   * @param booleans the values of the condition variables, in their order; null for one that is not
   *     this operation's condition
   */
  private record Variant(String operation, List<@Nullable Boolean> booleans) {}

  PlanVariants(Document document) {
    this.conditions = List.copyOf(conditionVariables(document));
  }

  /** Fields of all plans that are kept. */
  int fields() {
    return fields.get();
  }

  /** The plan for an operation and its variables. */
  OperationPlan plan(
      OperationDefinition operation, CoercedVariables variables, Supplier<OperationPlan> compiler) {
    Variant variant =
        new Variant(Objects.requireNonNullElse(operation.getName(), ""), booleans(variables));
    OperationPlan known = plans.get(variant);
    if (known != null) {
      return known;
    }
    OperationPlan compiled = compiler.get();
    if (plans.size() >= MAX) {
      return compiled;
    }
    OperationPlan first = plans.putIfAbsent(variant, compiled);
    if (first != null) {
      return first; // all requests for it get one plan, by which equal queries are known
    }
    fields.addAndGet(compiled.fields());
    return compiled;
  }

  /**
   * Values for the condition variables of an operation: all combinations of them where there are
   * few, else one.
   */
  List<CoercedVariables> combinations(OperationDefinition operation) {
    List<String> own =
        operation.getVariableDefinitions().stream()
            .map(VariableDefinition::getName)
            .filter(conditions::contains)
            .toList();
    int count = own.size() <= FEW ? 1 << own.size() : 1;
    List<CoercedVariables> combinations = new ArrayList<>(count);
    for (int bits = 0; bits < count; bits++) {
      Map<String, Object> booleans = new HashMap<>();
      for (int i = 0; i < own.size(); i++) {
        booleans.put(own.get(i), count == 1 || (bits >> i & 1) == 1);
      }
      combinations.add(CoercedVariables.of(booleans));
    }
    return combinations;
  }

  private List<@Nullable Boolean> booleans(CoercedVariables variables) {
    if (conditions.isEmpty()) {
      return List.of();
    }
    List<@Nullable Boolean> booleans = new ArrayList<>(conditions.size());
    conditions.forEach(
        name -> booleans.add(variables.get(name) instanceof Boolean bool ? bool : null));
    return booleans;
  }

  private static Set<String> conditionVariables(Document document) {
    Set<String> names = new TreeSet<>();
    Deque<Node<?>> open = new ArrayDeque<>();
    open.add(document);
    while (!open.isEmpty()) {
      Node<?> node = open.remove();
      if (node instanceof DirectivesContainer<?> container) {
        container.getDirectives().forEach(directive -> note(directive, names));
      }
      node.getChildren().forEach(open::add);
    }
    return names;
  }

  private static void note(Directive directive, Set<String> names) {
    if (CONDITIONS.contains(directive.getName())
        && directive.getArgument("if") != null
        && directive.getArgument("if").getValue() instanceof VariableReference reference) {
      names.add(reference.getName());
    }
  }
}
