// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.plan;

import dev.facet.schema.RestCall;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.List;

/**
 * One operation of a document, ready to be executed any number of times. Not changed after it was
 * compiled, but for what it learns of the length of its responses.
 *
 * @param document the document it is of
 * @param operation the operation
 * @param root the selection on the root type
 * @param loaders all loaders the operation can use
 * @param fields how many fields were planned; each has an index below it
 * @param reads what executing it reads of its caller
 * @param cost how many upstream items its response may have
 * @param length how long its responses tend to be
 */
public record OperationPlan(
    Document document,
    OperationDefinition operation,
    SelectionPlan root,
    List<LoadPlan> loaders,
    int fields,
    ContextReads reads,
    PlanCost cost,
    ResponseLength length) {
  /** Whether the root fields are executed one after another. */
  public boolean mutation() {
    return operation.getOperation() == OperationDefinition.Operation.MUTATION;
  }

  /** The fields that make a call, as {@code Type.field}: all that share its loader. */
  @SuppressWarnings("ReferenceEquality") // calls are long to compare, and these are the plan's own
  public List<String> clients(RestCall call) {
    for (LoadPlan loader : loaders) {
      for (RestCall made : loader.calls()) {
        if (made == call) {
          return loader.fields();
        }
      }
    }
    return List.of();
  }

  /** Waves, at most, until everything is there. */
  public int waves() {
    return mutation() ? root.active().stream().mapToInt(FieldPlan::waves).sum() : root.waves();
  }

  /** Whether a root field asks for the schema itself. */
  public boolean introspects() {
    return ordinaryRootFields() < root.fields().size();
  }

  /** How many root fields ask for anything but the schema itself. */
  public int ordinaryRootFields() {
    int ordinary = 0;
    for (FieldPlan field : root.fields()) { // for every request
      if (!(field.source() instanceof Source.Introspection)) {
        ordinary++;
      }
    }
    return ordinary;
  }
}
