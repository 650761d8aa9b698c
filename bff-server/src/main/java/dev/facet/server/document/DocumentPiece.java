// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.syntax.Descriptions;

/**
 * A GraphQL text and where its file has it.
 *
 * @param text as long as it is in the file, character by character, with line feeds for line breaks
 *     and blanks for descriptions of operations, fragments and variables
 * @param file the whole file
 * @param start the offset of the text in the file
 */
record DocumentPiece(String text, SourceText file, int start) {
  /** A piece; line breaks of other kinds become line feeds, which keeps its length. */
  DocumentPiece {
    text = Descriptions.blanked(text.replace("\r\n", " \n").replace('\r', '\n'));
  }

  /** The whole of a GraphQL file. */
  static DocumentPiece whole(SourceText file) {
    return new DocumentPiece(file.text(), file, 0);
  }
}
