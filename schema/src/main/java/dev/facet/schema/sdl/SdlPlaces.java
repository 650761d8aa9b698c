// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.syntax.GraphQlTokens;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.Node;
import graphql.language.ObjectField;
import graphql.language.SchemaDefinition;
import graphql.language.SourceLocation;
import graphql.language.StringValue;
import graphql.language.TypeDefinition;
import graphql.language.Value;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where the parser's nodes stand in the files. */
public final class SdlPlaces {
  private static final Set<String> KEYWORDS =
      Set.of("type", "interface", "union", "enum", "input", "scalar");

  private final List<SdlSource> sources;

  /**
   * @param sources the files; the parser's source name is the index of the file
   */
  SdlPlaces(List<SdlSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** The first token of a node. */
  public SourceSpan first(Node<?> node) {
    return first(node.getSourceLocation());
  }

  /** The token at a place of the parser. */
  SourceSpan first(@Nullable SourceLocation location) {
    SdlSource source = source(location);
    int token = token(source, location);
    return source.span(token, token);
  }

  /** The name of the definition that starts at a place of the parser; else the first token. */
  public SourceSpan name(SourceLocation location) {
    SdlSource source = source(location);
    GraphQlTokens tokens = source.tokens();
    int token = token(source, location);
    token += tokens.isString(token) ? 1 : 0;
    token += tokens.text(token).equals("extend") ? 1 : 0;
    token += KEYWORDS.contains(tokens.text(token)) && tokens.isName(token + 1) ? 1 : 0;
    return source.span(token, token);
  }

  /** The name of a definition. */
  public SourceSpan name(Node<?> definition) {
    SdlSource source = source(definition.getSourceLocation());
    GraphQlTokens tokens = source.tokens();
    int token = token(source, definition.getSourceLocation());
    token += tokens.isString(token) ? 1 : 0;
    token += tokens.text(token).equals("extend") && isDefinition(definition) ? 1 : 0;
    token += definition instanceof TypeDefinition<?> ? 1 : 0;
    token += definition instanceof DirectiveDefinition ? 2 : 0;
    return source.span(token, token);
  }

  /** The at sign and name of a directive. */
  public SourceSpan name(Directive directive) {
    SdlSource source = source(directive.getSourceLocation());
    int token = token(source, directive.getSourceLocation());
    return source.span(token, token + 1);
  }

  /** A whole value. */
  public SourceSpan value(Value<?> value) {
    SdlSource source = source(value.getSourceLocation());
    int token = token(source, value.getSourceLocation());
    return source.span(token, source.tokens().endOfValue(token));
  }

  /** The name of an object's field: the parser does not say where it is, but where its value is. */
  public SourceSpan name(ObjectField field) {
    SourceLocation location = field.getValue().getSourceLocation();
    SdlSource source = source(location);
    int token = Math.max(token(source, location) - 2, 0);
    return source.span(token, token);
  }

  /** A string with the places of its characters. */
  public StringLiteral literal(StringValue value) {
    SdlSource source = source(value.getSourceLocation());
    return source.literal(token(source, value.getSourceLocation()), value);
  }

  private static boolean isDefinition(Node<?> node) {
    return node instanceof TypeDefinition<?> || node instanceof SchemaDefinition;
  }

  private SdlSource source(@Nullable SourceLocation location) {
    String name = location == null ? null : location.getSourceName();
    return sources.get(name == null ? 0 : Integer.parseInt(name));
  }

  private static int token(SdlSource source, @Nullable SourceLocation location) {
    return location == null ? 0 : source.token(location);
  }
}
