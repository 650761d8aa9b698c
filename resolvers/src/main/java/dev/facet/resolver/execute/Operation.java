// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.CallSender;
import dev.facet.resolver.batch.LoadScope;
import dev.facet.resolver.batch.MissingValue;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.failure.LoadFailure;
import dev.facet.resolver.failure.Misfit;
import dev.facet.resolver.plan.FieldPlan;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.SelectionPlan;
import dev.facet.resolver.plan.Source;
import dev.facet.resolver.projection.Row;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.RestCall;
import graphql.execution.CoercedVariables;
import graphql.schema.GraphQLObjectType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One operation in flight: its plan with the values of one request. Confined to its context. */
public final class Operation {
  private final FrontendSchema schema;
  private final OperationPlan plan;
  private final CoercedVariables variables;
  private final ClientContext client;
  private final CallSender sender;
  private final Reporting reporting;
  private final RequestScope requestScope;
  private final ArgumentValues arguments;
  private final AccessCheck access;
  private final Map<Integer, @Nullable Object> constants = new HashMap<>();

  /**
   * A request about to be executed.
   *
   * @param frontend the frontend's name
   * @param reporting where it tells what it did
   */
  public Operation(
      String frontend,
      FrontendSchema schema,
      OperationPlan plan,
      CoercedVariables variables,
      ClientContext client,
      CallSender sender,
      Reporting reporting) {
    this.schema = schema;
    this.plan = plan;
    this.variables = variables;
    this.client = client;
    this.sender = sender;
    this.reporting = reporting;
    this.requestScope = new RequestScope(frontend, client);
    this.arguments = new ArgumentValues(schema, variables, plan.fields());
    this.access = new AccessCheck(client);
  }

  FrontendSchema schema() {
    return schema;
  }

  OperationPlan plan() {
    return plan;
  }

  CoercedVariables variables() {
    return variables;
  }

  ClientContext client() {
    return client;
  }

  CallSender sender() {
    return sender;
  }

  Explanation explanation() {
    return reporting.explanation();
  }

  FrontendCounts counts() {
    return reporting.counts();
  }

  /** The correlation id for the errors of the response; empty where they have none. */
  String toldCorrelationId() {
    return reporting.disclosure().correlationId() ? client.calls().correlationId() : "";
  }

  /** Tells that a value does not fit its field. */
  void unfit(Misfit misfit) {
    reporting.failures().unfit(misfit);
  }

  /** The details of a failure for the response; empty for none. */
  Map<String, Object> details(LoadFailure failure) {
    return reporting.failures().details(failure);
  }

  /**
   * What a field's templates see.
   *
   * @throws LoadFailure where an argument cannot be used
   */
  LoadScope scope(FieldPlan field, @Nullable Row parent) {
    return new LoadScope(requestScope, arguments.of(field), parent);
  }

  /**
   * A constant as rows of this operation: what is loaded below it is put into them, so they are no
   * other operation's.
   */
  @Nullable Object constant(FieldPlan field, Source.Constant constant) {
    if (!(constant.json() instanceof Map) && !(constant.json() instanceof List)) {
      return constant.json();
    }
    return constants.computeIfAbsent(
        field.index(), _ -> Row.of(constant.shape(), constant.json(), null));
  }

  /**
   * What stands in place of a value that was loaded or not: where nothing was called, what the
   * field is worth without.
   *
   * @param item whether it is an item of the field's list, and not the field itself
   */
  @Nullable Object valueOf(FieldPlan field, @Nullable Object value, boolean item) {
    return value instanceof MissingValue missing
        ? UnmadeLoad.value(missing, field, item, changes(field, missing))
        : value;
  }

  /**
   * Whether a field is a part of what a mutation does, so that null would look as if it did: its
   * root fields, and calls below them that are no GET. Where there is no key, there is nothing that
   * a call for many keys would have done.
   */
  private boolean changes(FieldPlan field, MissingValue missing) {
    if (!plan.mutation()) {
      return false;
    }
    GraphQLObjectType mutation = schema.graphql().getMutationType();
    return (mutation != null && mutation.getName().equals(field.parentType()))
        || (field.source() instanceof Source.Load load
            && !missing.ofKey()
            && load.loader().call().verb() != RestCall.Verb.GET);
  }

  /** Why the caller may not ask for a field, or not with these arguments; null where it may. */
  @Nullable LoadFailure rejection(FieldPlan field) {
    if (!field.rejectable()) {
      return null;
    }
    LoadFailure rejected = field.access().open() ? null : access.rejection(field.access());
    return rejected == null ? arguments.fault(field) : rejected;
  }

  /** Why the caller may not have objects of a selection's type; null where it may. */
  @Nullable LoadFailure rejection(SelectionPlan selection) {
    return selection.access().open() ? null : access.rejection(selection.access());
  }
}
