// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.document.DocumentCache.Assumed;
import dev.facet.resolver.document.DocumentCache.Prepared;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.PlanCompiler;
import dev.facet.resolver.plan.PlanLimitException;
import dev.facet.resolver.plan.UndecidedException;
import dev.facet.schema.FrontendSchema;
import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses an operation of a valid document, coerces its variables and plans it within the limits.
 *
 * @param limits what a plan must keep to
 * @param suggestions whether errors name what was probably meant
 * @param counts where looked up and compiled plans are counted
 */
record OperationPlanner(
    FrontendSchema schema, EngineLimits limits, Suggestions suggestions, FrontendCounts counts) {
  /** Prepares the operation of a name; null for the only one. */
  Prepared prepare(
      PreparedDocument.Valid valid,
      @Nullable String operationName,
      Map<String, @Nullable Object> raw) {
    List<OperationDefinition> operations = operations(valid, operationName);
    if (operations.size() != 1) {
      return rejected(
          ErrorCode.OPERATION_RESOLUTION_FAILURE,
          unresolved(valid.document(), operationName, operations.isEmpty()));
    }
    OperationDefinition operation = operations.getFirst();
    VariableValues variables = VariableValues.of(schema.graphql(), operation, raw, suggestions);
    return variables.errors().isEmpty()
        ? plan(valid, operation, variables.coerced(), true)
        : new Prepared.Rejected(variables.errors());
  }

  /** The same where required variables that are missing are assumed. */
  Assumed assume(
      PreparedDocument.Valid valid,
      @Nullable String operationName,
      Map<String, @Nullable Object> raw) {
    List<OperationDefinition> operations = operations(valid, operationName);
    if (operations.size() != 1) {
      return new Assumed(prepare(valid, operationName, raw), Map.of());
    }
    OperationDefinition operation = operations.getFirst();
    Map<String, Object> assumed =
        AssumedVariables.of(schema.graphql(), valid.document(), operation, raw);
    OperationDefinition rest = AssumedVariables.without(operation, assumed.keySet());
    VariableValues given = VariableValues.of(schema.graphql(), rest, raw, suggestions);
    Map<String, @Nullable Object> all = new LinkedHashMap<>(given.coerced().toMap());
    all.putAll(assumed);
    return new Assumed(
        given.errors().isEmpty()
            ? plan(valid, operation, CoercedVariables.of(all), true)
            : new Prepared.Rejected(given.errors()),
        assumed);
  }

  /** What is wrong with all operations of a document, whatever their variables. */
  List<RequestError> faults(PreparedDocument.Valid valid) {
    Set<RequestError> faults = new LinkedHashSet<>();
    for (OperationDefinition operation :
        valid.document().getDefinitionsOfType(OperationDefinition.class)) {
      for (CoercedVariables conditions : valid.variants().combinations(operation)) {
        if (plan(valid, operation, conditions, false) instanceof Prepared.Rejected(var errors, _)) {
          faults.addAll(errors);
        }
      }
    }
    return List.copyOf(faults);
  }

  private static List<OperationDefinition> operations(
      PreparedDocument.Valid valid, @Nullable String operationName) {
    return valid.document().getDefinitionsOfType(OperationDefinition.class).stream()
        .filter(each -> operationName == null || operationName.equals(each.getName()))
        .toList();
  }

  private String unresolved(Document document, @Nullable String operationName, boolean none) {
    if (operationName != null) {
      return suggestions.add(
          "The document has no operation named \"" + operationName + "\"",
          operationName,
          document.getDefinitionsOfType(OperationDefinition.class).stream()
              .map(operation -> Objects.requireNonNullElse(operation.getName(), ""))
              .toList());
    }
    return none
        ? "The document has no operation."
        : "The document has several operations; name the one to execute in operationName.";
  }

  /**
   * The plan, if it keeps to the limits.
   *
   * @param complete whether all variables are there, not only those of conditions; where they are
   *     not, a cost that depends on others cannot be told
   */
  private Prepared plan(
      PreparedDocument.Valid valid,
      OperationDefinition operation,
      CoercedVariables variables,
      boolean complete) {
    OperationPlan plan;
    counts.count(Event.PLAN_LOOKUP);
    try {
      plan =
          valid.variants().plan(operation, variables, () -> compile(valid, operation, variables));
    } catch (PlanLimitException beyond) {
      return rejected(ErrorCode.LIMIT_EXCEEDED, String.valueOf(beyond.getMessage()));
    } catch (UndecidedException undecided) {
      return undecided(undecided.variable(), operation);
    }
    int rootFields = plan.ordinaryRootFields();
    if (rootFields > limits.rootFields()) {
      return rejected(
          ErrorCode.LIMIT_EXCEEDED,
          "limits.rootFields: " + rootFields + " (expected: " + limits.rootFields() + " at most)");
    }
    if (complete || plan.cost().isFixed()) {
      long cost = plan.cost().items(variables);
      if (cost > limits.cost()) {
        return costly(cost);
      }
    }
    return plan.introspects() && !limits.introspection()
        ? rejected(ErrorCode.INTROSPECTION_DISABLED, ErrorCode.INTROSPECTION_DISABLED.meaning())
        : new Prepared.Ready(plan, variables);
  }

  private OperationPlan compile(
      PreparedDocument.Valid valid, OperationDefinition operation, CoercedVariables variables) {
    counts.count(Event.PLAN_MISS);
    return PlanCompiler.compile(schema, valid.document(), operation, variables, limits.plan());
  }

  private static Prepared undecided(String name, OperationDefinition operation) {
    return new Prepared.Rejected(
        operation.getVariableDefinitions().stream()
            .filter(definition -> definition.getName().equals(name))
            .map(definition ->
                VariableValues.error(
                    "$" + name + ": null (expected: true or false, for @skip and @include)",
                    definition))
            .toList());
  }

  private Prepared costly(long cost) {
    String message =
        "limits.cost: more than "
            + limits.cost()
            + " upstream items (ask for shorter lists, or say with @listSize how long they are)";
    return new Prepared.Rejected(
        List.of(new RequestError(ErrorCode.LIMIT_EXCEEDED, message, List.of(), cost)));
  }

  private static Prepared rejected(ErrorCode code, String message) {
    return new Prepared.Rejected(List.of(new RequestError(code, message)));
  }
}
