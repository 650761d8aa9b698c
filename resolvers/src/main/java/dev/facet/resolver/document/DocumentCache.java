// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.count.FrontendCounts.Event;
import dev.facet.resolver.error.ErrorCode;
import dev.facet.resolver.plan.OperationPlan;
import dev.facet.resolver.plan.PlanCompiler;
import dev.facet.resolver.plan.PlanLimitException;
import dev.facet.resolver.plan.UndecidedException;
import dev.facet.schema.FrontendSchema;
import graphql.execution.CoercedVariables;
import graphql.language.Document;
import graphql.language.OperationDefinition;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one frontend's schema, parsed, validated and planned once. Bounded by the length of
 * the texts it keeps and the fields of their plans, which a few fragments can make many; one that
 * is refused is kept as well, since it may come again.
 */
public final class DocumentCache {
  /** What all entries may weigh, in characters of document text, which take some 24 bytes each. */
  private static final long MOST_WEIGHT = 2_000_000;

  /** What an entry weighs beside its text. */
  private static final int ENTRY_WEIGHT = 256;

  /** What a field of a plan weighs: it takes as much memory as so many characters do. */
  private static final int FIELD_WEIGHT = 8;

  private final FrontendSchema schema;
  private final EngineLimits limits;
  private final DocumentParser parser;
  private final FrontendCounts counts;
  private final Cache<String, PreparedDocument> documents;
  private final StoredDocuments stored;
  private final Map<String, PreparedDocument> kept = new HashMap<>();

  /** What preparing a request comes to. */
  public sealed interface Prepared {
    /** It can be executed. */
    record Ready(OperationPlan plan, CoercedVariables variables) implements Prepared {}

    /** It is refused. */
    record Refused(List<RequestError> errors) implements Prepared {}
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
  public DocumentCache(FrontendSchema schema, EngineLimits limits) {
    this(schema, limits, StoredDocuments.NONE, new FrontendCounts());
  }

  /**
   * A cache that has everything of the stored documents ready, and never drops it.
   *
   * @param stored may hold documents with {@link #faults}; they are refused like any other
   * @param counts where lookups are counted
   */
  public DocumentCache(
      FrontendSchema schema, EngineLimits limits, StoredDocuments stored, FrontendCounts counts) {
    this.schema = schema;
    this.stored = stored;
    this.counts = counts;
    this.limits = limits;
    this.parser = new DocumentParser(schema, limits);
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(MOST_WEIGHT)
            .weigher(DocumentCache::weighed)
            .executor(Runnable::run)
            .build();
    for (String text : stored.texts().values()) {
      kept.put(text, parser.parse(text));
      faults(text); // leaves the plans it made
    }
  }

  private static int weighed(String text, PreparedDocument document) {
    return ENTRY_WEIGHT + text.length() + FIELD_WEIGHT * document.fields();
  }

  /** How many documents are kept. */
  long kept() {
    documents.cleanUp();
    return documents.estimatedSize();
  }

  /** Prepares one request. */
  public Prepared prepare(
      String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
    return prepare(query, null, operationName, variables);
  }

  /**
   * Prepares one request.
   *
   * @param query the document's text; null where its id is given
   * @param id the id of a stored document; not read where there is a text
   */
  public Prepared prepare(
      @Nullable String query,
      StoredDocuments.@Nullable Id id,
      @Nullable String operationName,
      Map<String, @Nullable Object> variables) {
    counts.count(Event.DOCUMENT_LOOKUP);
    return switch (document(query, id)) {
      case PreparedDocument.Invalid(var errors) -> new Prepared.Refused(errors);
      case PreparedDocument.Valid valid -> {
        int fields = valid.fields();
        Prepared prepared = prepare(valid, operationName, variables);
        if (query != null && valid.fields() != fields && !kept.containsKey(query)) {
          documents.put(query, valid); // weighed again
        }
        yield prepared;
      }
    };
  }

  /**
   * Prepares an operation to look at its plan: required variables that are missing are assumed, so
   * that conditions take in what they guard and lists have ten items.
   */
  public Assumed assuming(
      String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
    if (document(query, null) instanceof PreparedDocument.Valid valid
        && operations(valid, operationName).size() == 1) {
      OperationDefinition operation = operations(valid, operationName).getFirst();
      Map<String, Object> assumed =
          AssumedVariables.of(schema.graphql(), valid.document(), operation, variables);
      VariableValues given =
          VariableValues.of(
              schema.graphql(),
              AssumedVariables.without(operation, assumed.keySet()),
              variables,
              limits.suggestions());
      Map<String, @Nullable Object> all = new LinkedHashMap<>(given.coerced().toMap());
      all.putAll(assumed);
      return new Assumed(
          given.errors().isEmpty()
              ? plan(valid, operation, CoercedVariables.of(all), true)
              : new Prepared.Refused(given.errors()),
          assumed);
    }
    return new Assumed(prepare(query, operationName, variables), Map.of());
  }

  private PreparedDocument document(@Nullable String query, StoredDocuments.@Nullable Id id) {
    String text =
        query == null && id != null ? stored.texts().get(StoredDocuments.plain(id.value())) : query;
    if (text == null) {
      return unknown(id != null && id.automatic());
    }
    PreparedDocument ready = kept.get(text);
    if (ready != null) {
      return ready;
    }
    return stored.mode() == StoredDocuments.Mode.REQUIRED
        ? DocumentParser.refused(
            ErrorCode.QUERY_NOT_IN_SAFELIST, ErrorCode.QUERY_NOT_IN_SAFELIST.meaning())
        : cached(text);
  }

  /**
   * A client of automatic persisted queries that is told "not found" sends the text to have it
   * stored, and asks by the id again the next time, for ever: nothing is ever stored here. Told
   * that they are not supported, it goes on with texts; and where texts do not help, it gets an
   * end.
   */
  private PreparedDocument unknown(boolean automatic) {
    return switch (stored.mode()) {
      case OFF -> notSupported();
      case PREFERRED -> automatic ? notSupported() : notFound();
      case REQUIRED ->
          automatic
              ? DocumentParser.refused(
                  ErrorCode.QUERY_NOT_IN_SAFELIST, ErrorCode.QUERY_NOT_IN_SAFELIST.meaning())
              : notFound();
    };
  }

  private static PreparedDocument notSupported() {
    return DocumentParser.refused(
        ErrorCode.PERSISTED_QUERY_NOT_SUPPORTED, "PersistedQueryNotSupported");
  }

  private static PreparedDocument notFound() {
    return DocumentParser.refused(ErrorCode.PERSISTED_QUERY_NOT_FOUND, "PersistedQueryNotFound");
  }

  private PreparedDocument cached(String text) {
    return documents.get(text, this::parse);
  }

  /**
   * What is wrong with a document, whatever its variables; empty where all of its operations can be
   * executed.
   */
  public List<RequestError> faults(String text) {
    return switch (Objects.requireNonNullElseGet(kept.get(text), () -> cached(text))) {
      case PreparedDocument.Invalid(var errors) -> errors;
      case PreparedDocument.Valid valid -> faults(valid);
    };
  }

  /** How many documents are kept, roughly: those to be dropped may be among them for a moment. */
  public long size() {
    return documents.estimatedSize() + kept.size();
  }

  /** Characters that are kept of their texts, with what each document counts beside them. */
  public long weight() {
    return documents.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  private PreparedDocument parse(String query) {
    counts.count(Event.DOCUMENT_MISS);
    return parser.parse(query);
  }

  /** How many plans of a stored document are ready. */
  int plans(String id) {
    return kept.get(stored.texts().get(id)) instanceof PreparedDocument.Valid valid
        ? valid.variants().size()
        : 0;
  }

  private List<RequestError> faults(PreparedDocument.Valid valid) {
    Set<RequestError> faults = new LinkedHashSet<>();
    for (OperationDefinition operation :
        valid.document().getDefinitionsOfType(OperationDefinition.class)) {
      for (CoercedVariables conditions : valid.variants().combinations(operation)) {
        if (plan(valid, operation, conditions, false) instanceof Prepared.Refused(var errors)) {
          faults.addAll(errors);
        }
      }
    }
    return List.copyOf(faults);
  }

  private Prepared prepare(
      PreparedDocument.Valid valid,
      @Nullable String operationName,
      Map<String, @Nullable Object> raw) {
    List<OperationDefinition> operations = operations(valid, operationName);
    if (operations.size() != 1) {
      return refused(
          ErrorCode.OPERATION_RESOLUTION_FAILURE,
          unresolved(valid.document(), operationName, operations.isEmpty()));
    }
    OperationDefinition operation = operations.getFirst();
    VariableValues variables =
        VariableValues.of(schema.graphql(), operation, raw, limits.suggestions());
    return variables.errors().isEmpty()
        ? plan(valid, operation, variables.coerced(), true)
        : new Prepared.Refused(variables.errors());
  }

  private static List<OperationDefinition> operations(
      PreparedDocument.Valid valid, @Nullable String operationName) {
    return valid.document().getDefinitionsOfType(OperationDefinition.class).stream()
        .filter(each -> operationName == null || operationName.equals(each.getName()))
        .toList();
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
      return refused(ErrorCode.LIMIT_EXCEEDED, String.valueOf(beyond.getMessage()));
    } catch (UndecidedException undecided) {
      return undecided(undecided.variable(), operation);
    }
    int rootFields = plan.ordinaryRootFields();
    if (rootFields > limits.rootFields()) {
      return refused(
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
        ? refused(ErrorCode.INTROSPECTION_DISABLED, ErrorCode.INTROSPECTION_DISABLED.meaning())
        : new Prepared.Ready(plan, variables);
  }

  private OperationPlan compile(
      PreparedDocument.Valid valid, OperationDefinition operation, CoercedVariables variables) {
    counts.count(Event.PLAN_MISS);
    return PlanCompiler.compile(schema, valid.document(), operation, variables, limits.plan());
  }

  private static Prepared undecided(String name, OperationDefinition operation) {
    return new Prepared.Refused(
        operation.getVariableDefinitions().stream()
            .filter(definition -> definition.getName().equals(name))
            .map(definition ->
                VariableValues.error(
                    "$" + name + ": null (expected: true or false, for @skip and @include)",
                    definition))
            .toList());
  }

  private String unresolved(Document document, @Nullable String operationName, boolean none) {
    if (operationName != null) {
      return limits
          .suggestions()
          .add(
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

  private Prepared costly(long cost) {
    String message =
        "limits.cost: more than "
            + limits.cost()
            + " upstream items (ask for shorter lists, or say with @listSize how long they are)";
    return new Prepared.Refused(
        List.of(new RequestError(ErrorCode.LIMIT_EXCEEDED, message, List.of(), cost)));
  }

  private static Prepared refused(ErrorCode code, String message) {
    return new Prepared.Refused(List.of(new RequestError(code, message)));
  }
}
