// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.syntax.Descriptions;
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
   * Parses a document. Descriptions of its operations are passed over.
   *
   * @throws InvalidSyntaxException where it is not GraphQL, or nests deeper than can be read
   */
  public static Document parse(String text) {
    try {
      return parsed(text);
    } catch (InvalidSyntaxException e) {
      String plain = Descriptions.blanked(text);
      if (plain.equals(text)) {
        throw e;
      }
      return parsed(plain);
    }
  }

  private static Document parsed(String text) {
    return Parser.parse(
        ParserEnvironment.newParserEnvironment().document(text).parserOptions(OPTIONS).build());
  }
}
