// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.syntax.SyntaxFault;
import dev.facet.server.config.finding.ConfigCode;
import graphql.language.Definition;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Cuts pieces into operations and fragments. Type definitions, as client code has them for state of
 * its own, are passed over.
 */
final class PieceReader {
  private final List<DocumentDefinition> operations = new ArrayList<>();
  private final List<DocumentDefinition> fragments = new ArrayList<>();
  private final List<Diagnostic> findings = new ArrayList<>();

  List<DocumentDefinition> operations() {
    return operations;
  }

  List<DocumentDefinition> fragments() {
    return fragments;
  }

  /** What keeps pieces from being read. */
  List<Diagnostic> findings() {
    return findings;
  }

  /** Reads a piece. */
  void read(DocumentPiece piece) {
    try {
      cut(piece);
    } catch (InvalidSyntaxException e) {
      findings.add(fault(piece, e));
    }
  }

  /** The parser knows where it stopped; what was expected there is looked for. */
  private static Diagnostic.Error fault(DocumentPiece piece, InvalidSyntaxException failure) {
    SyntaxFault fault =
        failure instanceof ParseCancelledTooDeepException
            ? null
            : SyntaxFault.ofDocument(piece.text());
    if (fault != null) {
      return error(piece, fault.message(), fault.start(), fault.end()).hinted(fault.hint());
    }
    SourceLocation place =
        Objects.requireNonNullElse(failure.getLocation(), new SourceLocation(1, 1));
    int offset = TextPlaces.offset(piece.text(), place);
    return error(
        piece,
        failure instanceof ParseCancelledTooDeepException
            ? "the document nests too deep to be read"
            : "the document is not GraphQL",
        offset,
        TextPlaces.wordEnd(piece.text(), offset));
  }

  private static Diagnostic.Error error(DocumentPiece piece, String what, int start, int end) {
    SourceSpan place = new SourceSpan(piece.file(), piece.start() + start, piece.start() + end);
    return new Diagnostic.Error(ConfigCode.BAD_DOCUMENT, "syntax error: " + what, place);
  }

  @SuppressWarnings("rawtypes") // as the parser declares them
  private void cut(DocumentPiece piece) {
    if (piece.text().lines().allMatch(line -> line.isBlank() || line.strip().startsWith("#"))) {
      return;
    }
    List<Definition> definitions = DocumentText.parse(piece.text()).getDefinitions();
    List<DocumentDefinition> found = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      int start = offset(piece, definitions.get(i));
      int end =
          i + 1 < definitions.size()
              ? offset(piece, definitions.get(i + 1))
              : piece.text().length();
      switch (definitions.get(i)) {
        case OperationDefinition operation ->
            found.add(definition(piece, operation, named(operation.getName()), start, end));
        case FragmentDefinition fragment ->
            fragments.add(definition(piece, fragment, fragment.getName(), start, end));
        default -> {} // the client's own types
      }
    }
    lonely(found);
    operations.addAll(found);
  }

  private static String named(@Nullable String name) {
    return name == null ? "" : name;
  }

  private static int offset(DocumentPiece piece, Node<?> node) {
    return TextPlaces.offset(piece.text(), Objects.requireNonNull(node.getSourceLocation()));
  }

  private static DocumentDefinition definition(
      DocumentPiece piece, Node<?> node, String name, int start, int end) {
    Map<Integer, String> spreads = new HashMap<>();
    Deque<Node<?>> open = new ArrayDeque<>(List.of(node));
    while (!open.isEmpty()) {
      Node<?> next = open.pop();
      if (next instanceof FragmentSpread spread) {
        spreads.put(offset(piece, spread) - start, spread.getName());
      }
      next.getChildren().forEach(open::push);
    }
    return new DocumentDefinition(
        name, piece.text().substring(start, end), piece.file(), piece.start() + start, spreads);
  }

  /** GraphQL specification section 5.2.3.1, Lone Anonymous Operation. */
  private void lonely(List<DocumentDefinition> found) {
    for (DocumentDefinition operation : found) {
      if (found.size() > 1 && operation.name().isEmpty()) {
        findings.add(
            new Diagnostic.Error(
                    ConfigCode.BAD_DOCUMENT,
                    "an operation without a name beside others",
                    operation.place())
                .hinted("give each operation a name"));
      }
    }
  }
}
