// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import dev.facet.resolver.failure.ErrorCode;
import dev.facet.schema.syntax.SyntaxFault;
import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import java.util.List;
import java.util.stream.Stream;

/** What clients are told of a document that is not GraphQL. */
final class SyntaxWords {
  private SyntaxWords() {}

  /** The library knows where it stopped; what was expected there is looked for. */
  static RequestError error(String document, InvalidSyntaxException failure) {
    SyntaxFault fault = SyntaxFault.ofDocument(document);
    if (fault == null) {
      return new RequestError(
          ErrorCode.GRAPHQL_PARSE_FAILED,
          "syntax error: the document is not GraphQL",
          Stream.ofNullable(failure.getLocation()).toList());
    }
    String hint = fault.hint().isEmpty() ? "" : " (" + fault.hint() + ")";
    return new RequestError(
        ErrorCode.GRAPHQL_PARSE_FAILED,
        "syntax error: " + fault.message() + hint,
        List.of(new SourceLocation(fault.line(document), fault.column(document))));
  }
}
