// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.syntax.SyntaxFault;
import graphql.language.Definition;
import graphql.language.DirectiveDefinition;
import graphql.language.NamedNode;
import graphql.language.SDLDefinition;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.MultiSourceReader;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads SDL files. A file that cannot be read is one finding and does not hide the others. */
public final class SdlReader {
  /**
   * More brackets in brackets than any schema needs. The parser's own limit comes too late: what
   * looks ahead for it overflows the stack first.
   */
  private static final int MAX_DEPTH = 100;

  private static final ParserOptions OPTIONS =
      ParserOptions.getDefaultSdlParserOptions()
          .transform(options -> options.captureLineComments(false));

  private final Set<String> generated;
  private final SchemaFindings findings;
  private final List<SdlSource> sources;
  private final SdlPlaces places;
  private final List<SDLDefinition<?>> definitions = new ArrayList<>();
  private final List<DirectiveDefinition> omitted = new ArrayList<>();
  private boolean complete = true;

  private SdlReader(List<SourceText> texts, Set<String> generated, SchemaFindings findings) {
    this.generated = generated;
    this.findings = findings;
    this.sources = texts.stream().map(SdlSource::new).toList();
    this.places = new SdlPlaces(sources);
  }

  /**
   * Reads the files of one frontend.
   *
   * @param generated names of directives and types that only editors need: where a file defines one
   *     of the directives it is a generated one, and what has these names in it is left out
   */
  public static SdlDocument read(
      List<SourceText> texts, Set<String> generated, SchemaFindings findings) {
    SdlReader reader = new SdlReader(texts, generated, findings);
    for (int index = 0; index < texts.size(); index++) {
      reader.parse(index);
    }
    return new DocumentMerger(reader.places, findings, reader.complete)
        .merge(reader.definitions, reader.omitted);
  }

  @SuppressWarnings("rawtypes") // as the parser declares them
  private void parse(int index) {
    SdlSource source = sources.get(index);
    if (source.tokens().count() == 0 || isTooDeep(source)) {
      return;
    }
    try {
      List<Definition> found = definitions(source.source().text(), index);
      if (hasOperations(found) && explained(source)) {
        return;
      }
      if (found.stream().anyMatch(this::isGeneratedDirective)) {
        found.stream()
            .filter(this::isGeneratedDirective)
            .forEach(one -> omitted.add((DirectiveDefinition) one));
        found = found.stream().filter(one -> !isGenerated(one)).toList();
      }
      for (Definition<?> definition : found) {
        accept(definition);
      }
    } catch (InvalidSyntaxException e) {
      if (!explained(source)) {
        complete = false;
        findings.add(syntaxError(source, e));
      }
    }
  }

  /** A colon forgotten in a type can make an operation of its fields, as the parser sees it. */
  @SuppressWarnings("rawtypes") // as the parser declares them
  private static boolean hasOperations(List<Definition> found) {
    return found.stream().anyMatch(definition -> !(definition instanceof SDLDefinition<?>));
  }

  /** Reports what was expected where, if that can be told; the parser does not say. */
  private boolean explained(SdlSource source) {
    SyntaxFault fault = SyntaxFault.ofSchema(source.source().text());
    if (fault == null) {
      return false;
    }
    complete = false;
    findings.error(
        SchemaCode.SYNTAX,
        "syntax error: " + fault.message(),
        new SourceSpan(source.source(), fault.start(), fault.end()),
        "",
        fault.hint());
    return true;
  }

  @SuppressWarnings("rawtypes") // as the parser declares them
  private static List<Definition> definitions(String text, int index) {
    MultiSourceReader reader =
        MultiSourceReader.newMultiSourceReader()
            .string(withLineFeeds(text), String.valueOf(index))
            .trackData(false)
            .build();
    ParserEnvironment environment =
        ParserEnvironment.newParserEnvironment().document(reader).parserOptions(OPTIONS).build();
    return Parser.parse(environment).getDefinitions();
  }

  private boolean isTooDeep(SdlSource source) {
    int token = source.tokens().tooDeep(MAX_DEPTH);
    if (token < 0) {
      return false;
    }
    complete = false;
    findings.error(
        SchemaCode.SYNTAX,
        "syntax error: more than " + MAX_DEPTH + " brackets in brackets",
        source.span(token, token));
    return true;
  }

  /**
   * The parser takes CR for a part of the line, also inside block strings; the specification takes
   * it for a line break. Lines and columns stay the same.
   */
  static String withLineFeeds(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private boolean isGeneratedDirective(Definition<?> definition) {
    return definition instanceof DirectiveDefinition directive
        && generated.contains(directive.getName());
  }

  private boolean isGenerated(Definition<?> definition) {
    return definition instanceof NamedNode<?> named && generated.contains(named.getName());
  }

  private void accept(Definition<?> definition) {
    if (definition instanceof SDLDefinition<?> declaration) {
      definitions.add(declaration);
    } else {
      findings.error(
          SchemaCode.SYNTAX,
          "an operation in a schema file",
          places.first(definition),
          "queries and fragments belong to the client",
          "");
    }
  }

  private static Diagnostic.Error syntaxError(SdlSource source, InvalidSyntaxException failure) {
    SourceSpan span = place(source, failure.getLocation());
    String found = span.text();
    String what =
        found.isEmpty()
            ? "the file ends too early"
            : found.startsWith("\"") && failure.getOffendingToken() == null
                ? "string without an end, or with an unknown escape"
                : "unexpected " + quoted(found);
    return new Diagnostic.Error(SchemaCode.SYNTAX, "syntax error: " + what, span);
  }

  private static SourceSpan place(SdlSource source, @Nullable SourceLocation location) {
    int token = location == null ? 0 : source.token(location);
    return source.span(token, token);
  }

  private static String quoted(String found) {
    String line = found.lines().findFirst().orElse("");
    return line.startsWith("\"") ? line : "\"" + line + "\"";
  }
}
