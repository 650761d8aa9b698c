// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import graphql.language.Document;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import graphql.parser.ParserEnvironment;
import graphql.parser.ParserOptions;

/** Parses documents of files. Limits on their length are for what clients send, not for files. */
public final class DocumentText {
  private static final int MAX = 10_000_000;
  private static final ParserOptions OPTIONS =
      ParserOptions.newParserOptions()
          .captureIgnoredChars(false)
          .captureLineComments(false)
          .maxCharacters(MAX)
          .maxTokens(MAX)
          .maxWhitespaceTokens(MAX)
          .build();

  private DocumentText() {}

  /**
   * Parses a document.
   *
   * @throws InvalidSyntaxException where it is not GraphQL, or nests deeper than can be read
   */
  public static Document parse(String text) {
    return Parser.parse(
        ParserEnvironment.newParserEnvironment().document(text).parserOptions(OPTIONS).build());
  }
}
