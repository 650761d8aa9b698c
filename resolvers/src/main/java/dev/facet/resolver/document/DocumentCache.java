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
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import graphql.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one frontend's schema, parsed, validated and planned once. Bounded by the length of
 * the texts it keeps; one that is refused is kept as well, since it may come again.
 */
public final class DocumentCache {
  /** Characters of document text that are kept in all, each with its plans. */
  private static final long MOST_CHARACTERS = 4_000_000;

  /** What an entry weighs beside its text. */
  private static final int ENTRY_WEIGHT = 256;

  /** What the library says of documents that are too large for it to validate. */
  private static final Set<ValidationErrorType> BEYOND =
      Set.of(
          ValidationErrorType.MaxValidationErrorsReached,
          ValidationErrorType.MaxQueryDepthExceeded,
          ValidationErrorType.MaxQueryFieldsExceeded);

  private final FrontendSchema schema;
  private final EngineLimits limits;
  private final QueryComplexityLimits complexity;
  private final ParserOptions parserOptions;
  private final FrontendCounts counts;
  private final Cache<String, PreparedDocument> documents;

  /** What preparing a request comes to. */
  public sealed interface Prepared {
    /** It can be executed. */
    record Ready(OperationPlan plan, CoercedVariables variables) implements Prepared {}

    /** It is refused. */
    record Refused(List<RequestError> errors) implements Prepared {}
  }

  /** An empty cache that counts for itself. */
  public DocumentCache(FrontendSchema schema, EngineLimits limits) {
    this(schema, limits, new FrontendCounts());
  }

  /**
   * An empty cache.
   *
   * @param counts where lookups are counted
   */
  public DocumentCache(FrontendSchema schema, EngineLimits limits, FrontendCounts counts) {
    this.schema = schema;
    this.counts = counts;
    this.limits = limits;
    this.complexity =
        QueryComplexityLimits.newLimits()
            .maxDepth(Math.max(limits.depth(), QueryComplexityLimits.DEFAULT_MAX_DEPTH))
            .maxFieldsCount(
                Math.max(limits.fields(), QueryComplexityLimits.DEFAULT_MAX_FIELDS_COUNT))
            .build();
    this.parserOptions =
        ParserOptions.newParserOptions()
            .captureIgnoredChars(false)
            .captureLineComments(false)
            .captureSourceLocation(true)
            .maxCharacters(limits.characters())
            .maxTokens(limits.tokens())
            .maxWhitespaceTokens(Math.max(limits.tokens(), 20_000))
            .redactTokenParserErrorMessages(false)
            .build();
    this.documents =
        Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((String text, PreparedDocument _) -> ENTRY_WEIGHT + text.length())
            .executor(Runnable::run)
            .build();
  }

  /** Prepares one request. */
  public Prepared prepare(
      String query, @Nullable String operationName, Map<String, @Nullable Object> variables) {
    counts.count(Event.DOCUMENT_LOOKUP);
    return switch (documents.get(query, this::parse)) {
      case PreparedDocument.Invalid(var errors) -> new Prepared.Refused(errors);
      case PreparedDocument.Valid valid -> prepare(valid, operationName, variables);
    };
  }

  /** What is wrong with a document, whatever its variables; empty where it fits the schema. */
  public List<RequestError> faults(String query) {
    return switch (documents.get(query, this::parse)) {
      case PreparedDocument.Invalid(var errors) -> errors;
      case PreparedDocument.Valid _ -> List.of();
    };
  }

  /** How many documents are kept, roughly: those to be dropped may be among them for a moment. */
  public long size() {
    return documents.estimatedSize();
  }

  /** Characters that are kept of their texts, with what each document counts beside them. */
  public long weight() {
    return documents.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  private PreparedDocument parse(String query) {
    counts.count(Event.DOCUMENT_MISS);
    Document document;
    try {
      document =
          new Parser()
              .parseDocument(
                  ParserEnvironment.newParserEnvironment()
                      .document(query)
                      .parserOptions(parserOptions)
                      .build());
    } catch (ParseCancelledException | ParseCancelledTooDeepException beyondLimit) {
      return invalid(ErrorCode.LIMIT_EXCEEDED, beyondLimit);
    } catch (InvalidSyntaxException syntax) {
      return invalid(ErrorCode.GRAPHQL_PARSE_FAILED, syntax);
    }
    String beyond = DocumentWeight.of(document).beyond(limits);
    if (beyond != null) {
      return invalid(ErrorCode.LIMIT_EXCEEDED, beyond);
    }
    List<ValidationError> faults;
    try {
      faults =
          new Validator()
              .validateDocument(schema.graphql(), document, _ -> true, Locale.ROOT, complexity);
    } catch (GoodFaithIntrospectionExceeded tooOften) {
      return invalid(
          ErrorCode.LIMIT_EXCEEDED,
          "The document asks for the schema more often than any tool does.");
    }
    return faults.isEmpty()
        ? new PreparedDocument.Valid(document, new PlanVariants(document))
        : new PreparedDocument.Invalid(faults.stream().map(DocumentCache::fault).toList());
  }

  private static PreparedDocument invalid(ErrorCode code, String message) {
    return new PreparedDocument.Invalid(List.of(new RequestError(code, message)));
  }

  private static PreparedDocument invalid(ErrorCode code, InvalidSyntaxException cause) {
    return new PreparedDocument.Invalid(
        List.of(
            new RequestError(
                code,
                String.valueOf(cause.getMessage()),
                Stream.ofNullable(cause.getLocation()).toList())));
  }

  private static RequestError fault(ValidationError fault) {
    return new RequestError(
        BEYOND.contains(fault.getValidationErrorType())
            ? ErrorCode.LIMIT_EXCEEDED
            : ErrorCode.GRAPHQL_VALIDATION_FAILED,
        fault.getMessage(),
        Objects.requireNonNullElse(fault.getLocations(), List.of()));
  }

  private Prepared prepare(
      PreparedDocument.Valid valid,
      @Nullable String operationName,
      Map<String, @Nullable Object> raw) {
    List<OperationDefinition> operations =
        valid.document().getDefinitionsOfType(OperationDefinition.class).stream()
            .filter(each -> operationName == null || operationName.equals(each.getName()))
            .toList();
    if (operations.size() != 1) {
      return refused(ErrorCode.OPERATION_RESOLUTION_FAILURE, unresolved(operationName, operations));
    }
    OperationDefinition operation = operations.getFirst();
    VariableValues variables = VariableValues.of(schema.graphql(), operation, raw);
    return variables.errors().isEmpty()
        ? plan(valid, operation, variables.coerced())
        : new Prepared.Refused(variables.errors());
  }

  private Prepared plan(
      PreparedDocument.Valid valid, OperationDefinition operation, CoercedVariables variables) {
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
    int rootFields = plan.root().fields().size();
    if (rootFields > limits.rootFields()) {
      return refused(
          ErrorCode.LIMIT_EXCEEDED,
          "root fields: " + rootFields + " (expected: " + limits.rootFields() + " at most)");
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

  private static String unresolved(
      @Nullable String operationName, List<OperationDefinition> operations) {
    if (operationName != null) {
      return "The document has no operation named \"" + operationName + "\".";
    }
    return operations.isEmpty()
        ? "The document has no operation."
        : "The document has several operations; name the one to execute in operationName.";
  }

  private static Prepared refused(ErrorCode code, String message) {
    return new Prepared.Refused(List.of(new RequestError(code, message)));
  }
}
