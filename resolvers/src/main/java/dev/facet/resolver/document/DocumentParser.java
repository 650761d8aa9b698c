// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.error.ErrorCode;
import dev.facet.schema.FrontendSchema;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.validation.GoodFaithIntrospectionExceeded;
import graphql.validation.OperationValidationRule;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import graphql.validation.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Parses documents and validates them against one schema. What is cheap to find is found first, so
 * that the time a document takes grows with its text alone, whatever it opens.
 */
final class DocumentParser {
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

  DocumentParser(FrontendSchema schema, EngineLimits limits) {
    this.schema = schema;
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
  }

  /** A document that fits the schema, or why it does not. */
  PreparedDocument parse(String query) {
    if (query.length() <= limits.characters() && BracketLevels.beyond(query)) {
      return refused(
          ErrorCode.LIMIT_EXCEEDED, "brackets: more than " + BracketLevels.MOST + " levels");
    }
    Document document;
    try {
      document =
          new Parser()
              .parseDocument(
                  ParserEnvironment.newParserEnvironment()
                      .document(query)
                      .parserOptions(parserOptions)
                      .build());
    } catch (ParseCancelledException
        | ParseCancelledTooDeepException
        | ParseCancelledTooManyCharsException beyondLimit) {
      return refused(ErrorCode.LIMIT_EXCEEDED, beyondLimit);
    } catch (InvalidSyntaxException syntax) {
      return refused(ErrorCode.GRAPHQL_PARSE_FAILED, syntax);
    }
    PreparedDocument oversized = oversized(document);
    return oversized == null ? validated(document) : oversized;
  }

  /** What counting shows, before anything looks closer. */
  private @Nullable PreparedDocument oversized(Document document) {
    String beyond = DocumentWeight.of(document).beyond(limits);
    if (beyond != null) {
      return refused(ErrorCode.LIMIT_EXCEEDED, beyond);
    }
    OpenedDocument opened = OpenedDocument.of(document);
    FragmentDefinition cyclic = opened.cyclic();
    if (cyclic != null) {
      return new PreparedDocument.Invalid(
          List.of(
              new RequestError(
                  ErrorCode.GRAPHQL_VALIDATION_FAILED,
                  "The fragment " + cyclic.getName() + " opens itself, perhaps through others.",
                  Stream.ofNullable(cyclic.getSourceLocation()).toList())));
    }
    beyond = opened.beyond(limits);
    return beyond == null ? null : refused(ErrorCode.LIMIT_EXCEEDED, beyond);
  }

  /** The library need not look for cycles: that takes it the cube of a chain of fragments. */
  private PreparedDocument validated(Document document) {
    List<ValidationError> faults;
    try {
      faults =
          new Validator()
              .validateDocument(
                  schema.graphql(),
                  document,
                  rule -> rule != OperationValidationRule.NO_FRAGMENT_CYCLES,
                  Locale.ROOT,
                  complexity);
    } catch (GoodFaithIntrospectionExceeded tooOften) {
      return refused(
          ErrorCode.LIMIT_EXCEEDED,
          "The document asks for the schema more often than any tool does.");
    }
    return faults.isEmpty()
        ? new PreparedDocument.Valid(document, new PlanVariants(document))
        : new PreparedDocument.Invalid(faults.stream().map(DocumentParser::fault).toList());
  }

  /** A document with one error that has no place. */
  static PreparedDocument refused(ErrorCode code, String message) {
    return new PreparedDocument.Invalid(List.of(new RequestError(code, message)));
  }

  private static PreparedDocument refused(ErrorCode code, InvalidSyntaxException cause) {
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
}
