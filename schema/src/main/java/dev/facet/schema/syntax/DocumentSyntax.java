// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.List;
import java.util.stream.Stream;

/** Definitions one behind the other, and operations and fragments among them. */
final class DocumentSyntax {
  private static final List<String> EXECUTABLE =
      List.of("query", "mutation", "subscription", "fragment");

  private final SyntaxCursor cursor;
  private final boolean schema;
  private final ValueSyntax values;
  private final SchemaSyntax definitions;

  /**
   * @param schema whether types are expected rather than operations
   */
  DocumentSyntax(SyntaxCursor cursor, boolean schema) {
    this.cursor = cursor;
    this.schema = schema;
    this.values = new ValueSyntax(cursor);
    this.definitions = new SchemaSyntax(cursor, values, schema);
  }

  void read() {
    if (cursor.atEnd() && !schema) {
      throw cursor.expected("an operation", "");
    }
    while (!cursor.atEnd()) {
      definition();
    }
  }

  private void definition() {
    boolean described = cursor.isString();
    if (described) {
      cursor.skip();
    }
    String word = cursor.peek();
    if (word.equals("{") && !described) {
      selections();
    } else if (SchemaSyntax.OPERATIONS.contains(word)) {
      operation();
    } else if (word.equals("fragment")) {
      fragment();
    } else if (SchemaSyntax.KEYWORDS.contains(word) || word.equals("extend")) {
      definitions.definition();
    } else if (word.equals("}")) {
      throw cursor.expected(expected(), "there is a closing bracket too many, here or above");
    } else if (described && !schema) {
      throw cursor.expected(
          "query, mutation, subscription or fragment",
          word.equals("{") ? "an operation with a description begins with its keyword" : "");
    } else {
      throw cursor.expectedWord(expected(), words());
    }
  }

  private String expected() {
    return schema
        ? "a definition, such as type or extend"
        : "query, mutation, subscription, fragment or \"{\"";
  }

  private List<String> words() {
    return schema
        ? Stream.concat(SchemaSyntax.KEYWORDS.stream(), Stream.of("extend")).toList()
        : EXECUTABLE;
  }

  private void operation() {
    cursor.skip();
    if (cursor.isName()) {
      cursor.expectName("the name of the operation");
    }
    if (cursor.isNext("(")) {
      variables();
    }
    values.directives();
    required();
  }

  private void variables() {
    cursor.enter("(");
    values.notEmpty(")", "a variable");
    while (!cursor.leaves(")")) {
      if (cursor.isString()) {
        cursor.skip();
      }
      if (!cursor.isNext("$")) {
        throw cursor.expected(
            "\")\" or a variable", cursor.isName() ? "variables start with $" : "");
      }
      cursor.skip();
      cursor.expectName("the name of a variable");
      cursor.expect(":");
      values.type();
      if (cursor.skipIf("=")) {
        values.constant();
      }
      values.directives();
    }
  }

  private void fragment() {
    cursor.skip();
    if (cursor.isNext("on")) {
      throw cursor.expected("the name of the fragment", "on is no name of a fragment");
    }
    cursor.expectName("the name of the fragment");
    cursor.expect("on");
    cursor.expectName("a type");
    values.directives();
    required();
  }

  /** A selection set that must be there. */
  private void required() {
    if (!cursor.isNext("{")) {
      throw cursor.expected("\"{\"", "");
    }
    selections();
  }

  private void selections() {
    cursor.enter("{");
    if (cursor.isNext("}")) {
      throw cursor.expected("a field", "");
    }
    while (!cursor.leaves("}")) {
      selection();
    }
  }

  private void selection() {
    if (cursor.skipIf("...")) {
      spread();
      return;
    }
    if (!cursor.isName()) {
      throw cursor.atEnd() ? cursor.unclosed("}") : cursor.expected("a field or \"}\"", "");
    }
    cursor.expectName("a field");
    if (cursor.skipIf(":")) {
      cursor.expectName("a field");
    }
    values.arguments();
    values.directives();
    if (cursor.isNext("{")) {
      selections();
    }
  }

  private void spread() {
    if (cursor.isName() && !cursor.isNext("on")) {
      cursor.expectName("the name of a fragment");
      values.directives();
      return;
    }
    if (cursor.skipIf("on")) {
      cursor.expectName("a type");
    }
    values.directives();
    required();
  }
}
