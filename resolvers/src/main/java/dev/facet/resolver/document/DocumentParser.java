// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import dev.facet.schema.FrontendSchema;
import dev.facet.schema.syntax.Descriptions;
import graphql.GraphQLException;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import graphql.validation.OperationValidationRule;
import graphql.validation.QueryComplexityLimits;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import graphql.validation.Validator;
import java.util.List;
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

  /**
   * What was found out before the library looks: cycles, which take it the cube of a chain of
   * fragments, and how much introspection there is, of which it allows less than some tools need.
   */
  private static final Set<OperationValidationRule> COVERED =
      Set.of(
          OperationValidationRule.NO_FRAGMENT_CYCLES,
          OperationValidationRule.GOOD_FAITH_INTROSPECTION);

  private final FrontendSchema schema;
  private final boolean oneOf;
  private final EngineLimits limits;
  private final Suggestions suggestions;
  private final IntrospectionBound introspection;
  private final QueryComplexityLimits complexity;
  private final ParserOptions parserOptions;

  DocumentParser(FrontendSchema schema, EngineLimits limits, Suggestions suggestions) {
    this.schema = schema;
    this.oneOf = OneOfRule.concerns(schema.graphql());
    this.limits = limits;
    this.suggestions = suggestions;
    this.introspection =
        limits.introspection() ? IntrospectionBound.of(schema.graphql()) : IntrospectionBound.OFF;
    this.complexity =
        QueryComplexityLimits.newLimits()
            .maxDepth(ExpandedDocument.MAX_LEVELS)
            .maxFieldsCount(
                Math.max(limits.fields(), QueryComplexityLimits.DEFAULT_MAX_FIELDS_COUNT)
                    + IntrospectionBound.MAX_FIELDS)
            .build();
    this.parserOptions = options(limits.tokens(), limits.characters());
  }

  private static ParserOptions options(int tokens, int characters) {
    return ParserOptions.newParserOptions()
        .captureIgnoredChars(false)
        .captureLineComments(false)
        .captureSourceLocation(true)
        .maxCharacters(characters)
        .maxTokens(tokens)
        .maxWhitespaceTokens(Math.max(tokens, 20_000))
        .redactTokenParserErrorMessages(false)
        .build();
  }

  /** A document that fits the schema, or why it does not. */
  PreparedDocument parse(String query) {
    return parse(query, true);
  }

  /**
   * @param described whether descriptions may still stand in the text; looked for once, since it is
   *     parsed again without them
   */
  private PreparedDocument parse(String query, boolean described) {
    if (query.length() <= Math.max(limits.characters(), IntrospectionBound.MIN_CHARACTERS)
        && BracketLevels.beyond(query)) {
      return rejected(
          ErrorCode.LIMIT_EXCEEDED,
          "brackets: more than " + BracketLevels.MAX + " levels in each other");
    }
    Document document;
    try {
      document = read(query, parserOptions);
    } catch (ParseCancelledException
        | ParseCancelledTooDeepException
        | ParseCancelledTooManyCharsException beyondLimit) {
      Document introspecting = introspecting(query);
      if (introspecting == null) {
        return rejected(ErrorCode.LIMIT_EXCEEDED, beyond(beyondLimit));
      }
      document = introspecting;
    } catch (InvalidSyntaxException syntax) {
      String plain = described ? Descriptions.blanked(query) : query;
      return plain.equals(query)
          ? new PreparedDocument.Invalid(List.of(SyntaxWords.error(query, syntax)))
          : parse(plain, false);
    }
    PreparedDocument oversized = oversized(document);
    return named(oversized == null ? validated(document) : oversized, document);
  }

  /** Those who watch the gateway want to know which operation is rejected. */
  private static PreparedDocument named(PreparedDocument prepared, Document document) {
    return prepared instanceof PreparedDocument.Invalid(var errors, _)
        ? new PreparedDocument.Invalid(errors, OperationNames.only(document))
        : prepared;
  }

  private static Document read(String query, ParserOptions options) {
    return new Parser()
        .parseDocument(
            ParserEnvironment.newParserEnvironment()
                .document(query)
                .parserOptions(options)
                .build());
  }

  /** A document that is nothing but introspection, which small limits leave room for; else null. */
  private @Nullable Document introspecting(String query) {
    int tokens = Math.max(limits.tokens(), IntrospectionBound.MIN_TOKENS);
    int characters = Math.max(limits.characters(), IntrospectionBound.MIN_CHARACTERS);
    if (!limits.introspection()
        || (tokens == limits.tokens() && characters == limits.characters())) {
      return null;
    }
    try {
      Document document = read(query, options(tokens, characters));
      ExpandedDocument opened = ExpandedDocument.of(document, introspection.sizes());
      return opened.introspected() > 0 && opened.fields() <= IntrospectionBound.typenames(document)
          ? document
          : null;
    } catch (InvalidSyntaxException _) {
      return null;
    }
  }

  /** What counting shows, before anything looks closer. */
  private @Nullable PreparedDocument oversized(Document document) {
    String beyond = DocumentWeight.of(document).beyond(limits);
    if (beyond != null) {
      return rejected(ErrorCode.LIMIT_EXCEEDED, beyond);
    }
    ExpandedDocument opened = ExpandedDocument.of(document, introspection.sizes());
    FragmentDefinition cyclic = opened.cyclic();
    if (cyclic != null) {
      return new PreparedDocument.Invalid(
          List.of(
              new RequestError(
                  ErrorCode.GRAPHQL_VALIDATION_FAILED,
                  "The fragment " + cyclic.getName() + " spreads itself, perhaps through others.",
                  Stream.ofNullable(cyclic.getSourceLocation()).toList())));
    }
    beyond = opened.beyond(limits);
    beyond = beyond == null ? introspection.beyond(opened) : beyond;
    return beyond == null ? null : rejected(ErrorCode.LIMIT_EXCEEDED, beyond);
  }

  private PreparedDocument validated(Document document) {
    List<RequestError> unsupported =
        UnsupportedParts.of(document, schema.graphql().getSubscriptionType() != null);
    if (!unsupported.isEmpty()) {
      return new PreparedDocument.Invalid(unsupported);
    }
    List<ValidationError> faults =
        new Validator()
            .validateDocument(
                schema.graphql(),
                document,
                rule -> !COVERED.contains(rule),
                ValidationWords.LOCALE,
                complexity);
    List<RequestError> errors =
        faults.isEmpty() && oneOf
            ? OneOfRule.faults(schema.graphql(), document)
            : words(document, faults);
    return errors.isEmpty()
        ? new PreparedDocument.Valid(document, new PlanVariants(document))
        : new PreparedDocument.Invalid(errors);
  }

  private String beyond(InvalidSyntaxException cancelled) {
    return switch (cancelled) {
      case ParseCancelledTooManyCharsException _ ->
          "limits.characters: more than " + limits.characters() + " characters";
      case ParseCancelledTooDeepException _ -> "the document nests too deep to be read";
      default -> "limits.tokens: more than " + limits.tokens() + " tokens";
    };
  }

  private List<RequestError> words(Document document, List<ValidationError> faults) {
    if (faults.isEmpty()) {
      return List.of();
    }
    try {
      ValidationWords words = new ValidationWords(schema.graphql(), document, suggestions);
      return faults.stream()
          .filter(fault -> !words.followsFromAnother(fault))
          .map(fault -> words.error(code(fault), fault))
          .distinct()
          .toList();
    } catch (GraphQLException unforeseen) { // a document is rejected, if with fewer words
      return faults.stream().map(DocumentParser::plain).distinct().toList();
    }
  }

  private static RequestError plain(ValidationError fault) {
    return new RequestError(
        code(fault),
        code(fault).meaning(),
        Objects.requireNonNullElse(fault.getLocations(), List.of()));
  }

  private static ErrorCode code(ValidationError fault) {
    return BEYOND.contains(fault.getValidationErrorType())
        ? ErrorCode.LIMIT_EXCEEDED
        : ErrorCode.GRAPHQL_VALIDATION_FAILED;
  }

  /** A document with one error that has no place. */
  static PreparedDocument rejected(ErrorCode code, String message) {
    return new PreparedDocument.Invalid(List.of(new RequestError(code, message)));
  }
}
