// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.input.Suggestions;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.schema.FrontendSchema;
import graphql.execution.CoercedVariables;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one frontend's schema, parsed, validated and planned once: those of {@link
 * DocumentStore}, by {@link OperationPlanner}.
 */
public final class DocumentCache {
  private final FrontendCounts counts;
  private final DocumentStore documents;
  private final OperationPlanner planner;

  /** What preparing a request comes to. */
  public sealed interface Prepared {
    /** It can be executed. */
    record Ready(OperationPlan plan, CoercedVariables variables) implements Prepared {}

    /**
     * It is rejected.
     *
     * @param operation the name of the operation, where it is known without being executed: the
     *     requested one, or that of the only one; else empty
     */
    record Rejected(List<RequestError> errors, String operation) implements Prepared {
      /** The same for an operation without a name. */
      Rejected(List<RequestError> errors) {
        this(errors, "");
      }

      /** The same for the operation that a request names, or for the only one of a document. */
      Rejected named(@Nullable String requested, String only) {
        return new Rejected(errors, requested == null ? only : requested);
      }
    }
  }

  /**
   * What preparing without all variables comes to.
   *
   * @param prepared the plan, or why there is none
   * @param values what was assumed for required variables that are missing
   */
  public record Assumed(Prepared prepared, Map<String, Object> values) {
    /** Copies the map, in its order. */
    public Assumed {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** An empty cache that counts for itself. */
  public DocumentCache(FrontendSchema schema, EngineLimits limits, Suggestions suggestions) {
    this(schema, limits, suggestions, StoredDocuments.NONE, new FrontendCounts());
  }

  /**
   * A cache that has everything of the stored documents ready, and never drops it.
   *
   * @param suggestions whether errors may name parts of the schema that the client did not name
   * @param stored may hold documents with {@link #faults}; they are rejected like any other
   * @param counts where lookups are counted
   */
  public DocumentCache(
      FrontendSchema schema,
      EngineLimits limits,
      Suggestions suggestions,
      StoredDocuments stored,
      FrontendCounts counts) {
    this.counts = counts;
    this.planner = new OperationPlanner(schema, limits, suggestions, counts);
    this.documents =
        new DocumentStore(new DocumentParser(schema, limits, suggestions), stored, counts);
    stored.texts().values().forEach(this::faults); // leaves the plans it made
  }

  /** Prepares one request that brings the document's text. */
  public Prepared prepare(
      String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
    return prepare(new RequestedOperation(query, null, false, operationName, variables));
  }

  /** Prepares one request; an id is not read where there is a document. */
  public Prepared prepare(RequestedOperation asked) {
    String query = asked.query();
    String operationName = asked.operationName();
    counts.count(Event.DOCUMENT_LOOKUP);
    return switch (documents.find(query, asked.storedId())) {
      case PreparedDocument.Invalid(var errors, var only) ->
          new Prepared.Rejected(errors).named(operationName, only);
      case PreparedDocument.Valid valid -> {
        int fields = valid.fields();
        Prepared prepared = planner.prepare(valid, operationName, asked.variables());
        if (query != null && valid.fields() != fields) {
          documents.weighAgain(query, valid);
        }
        yield prepared instanceof Prepared.Rejected rejected
            ? rejected.named(operationName, OperationNames.only(valid.document()))
            : prepared;
      }
    };
  }

  /**
   * Prepares an operation to look at its plan: required variables that are missing are assumed, so
   * that conditions take in what they guard and lists have ten items.
   */
  public Assumed assuming(
      String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
    return switch (documents.find(query, null)) {
      case PreparedDocument.Invalid(var errors, _) ->
          new Assumed(new Prepared.Rejected(errors), Map.of());
      case PreparedDocument.Valid valid -> planner.assume(valid, operationName, variables);
    };
  }

  /**
   * What is wrong with a document, whatever its variables; empty where all of its operations can be
   * executed.
   */
  public List<RequestError> faults(String text) {
    return switch (documents.read(text)) {
      case PreparedDocument.Invalid(var errors, _) -> errors;
      case PreparedDocument.Valid valid -> planner.faults(valid);
    };
  }

  /** How many documents are kept, roughly: those to be dropped may be among them for a moment. */
  public long size() {
    return documents.size();
  }

  /** Characters that are kept of their texts, with what each document counts beside them. */
  public long weight() {
    return documents.weight();
  }
}
