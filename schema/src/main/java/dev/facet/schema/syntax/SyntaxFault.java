// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import dev.facet.schema.diagnostic.SourceText;
import org.jspecify.annotations.Nullable;

/**
 * The first fault of a source that is not GraphQL.
 *
 * @param start offset of the first character that does not fit; the length of the text where it
 *     ends too early
 * @param end offset behind the last one
 * @param message what was expected and what was found, without a full stop
 * @param hint what to do about it; empty where the message says all
 */
public record SyntaxFault(int start, int end, String message, String hint) {
  /**
   * Looks for the fault of a schema file. Operations are passed over, since they can be read.
   *
   * @param text brackets not deeper than a hundred levels
   * @return null for none
   */
  public static @Nullable SyntaxFault ofSchema(String text) {
    return find(new DocumentSyntax(new SyntaxCursor(text, "file"), true));
  }

  /**
   * Looks for the fault of an executable document. Definitions of types are passed over.
   *
   * @param text brackets not deeper than a few hundred levels
   * @return null for none
   */
  public static @Nullable SyntaxFault ofDocument(String text) {
    return find(new DocumentSyntax(new SyntaxCursor(text, "document"), false));
  }

  private static @Nullable SyntaxFault find(DocumentSyntax syntax) {
    try {
      syntax.read();
      return null;
    } catch (SyntaxCursor.Stopped stopped) {
      return stopped.fault();
    }
  }

  /** The line of the fault in its text, 1 for the first line; CR, LF and both are line ends. */
  public int line(String text) {
    int line = 1;
    for (int i = 0; i < start; i++) {
      line += SourceText.endsLine(text, i) ? 1 : 0;
    }
    return line;
  }

  /** The column of the fault in its line, in code points, 1 for the first. */
  public int column(String text) {
    int first = start;
    while (first > 0 && !SourceText.endsLine(text, first - 1)) {
      first--;
    }
    return text.codePointCount(first, start) + 1;
  }
}
