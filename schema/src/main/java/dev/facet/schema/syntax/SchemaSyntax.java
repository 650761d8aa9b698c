// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import java.util.Set;

/** Definitions of types and directives (GraphQL specification, Type System). */
final class SchemaSyntax {
  static final Set<String> KEYWORDS =
      Set.of("type", "interface", "union", "enum", "input", "scalar", "directive", "schema");

  static final Set<String> OPERATIONS = Set.of("query", "mutation", "subscription");

  /** What enums cannot have as values (GraphQL specification, Enum Value). */
  private static final Set<String> NO_VALUES = Set.of("true", "false", "null");

  private final SyntaxCursor cursor;
  private final ValueSyntax values;
  private final boolean only;

  /**
   * @param only whether no operations stand among the definitions
   */
  SchemaSyntax(SyntaxCursor cursor, ValueSyntax values, boolean only) {
    this.cursor = cursor;
    this.values = values;
    this.only = only;
  }

  /** One definition; its description is behind. */
  void definition() {
    boolean extended = cursor.skipIf("extend");
    String keyword = cursor.peek();
    if (!KEYWORDS.contains(keyword) || (extended && keyword.equals("directive"))) {
      throw cursor.expectedWord("type, interface, union, enum, input, scalar or schema", KEYWORDS);
    }
    cursor.skip();
    switch (keyword) {
      case "schema" -> schema(extended);
      case "directive" -> directive();
      default -> type(keyword);
    }
  }

  private void type(String keyword) {
    cursor.expectName("the name of the " + keyword);
    if (keyword.equals("type") || keyword.equals("interface")) {
      interfaces();
    }
    values.directives();
    switch (keyword) {
      case "type", "interface" -> fields();
      case "input" -> inputs();
      case "enum" -> names();
      case "union" -> members();
      default -> {}
    }
    behind(keyword);
  }

  /** What follows a definition is the next one; anything else belonged to this one. */
  private void behind(String keyword) {
    boolean fits = cursor.atEnd() || cursor.isName() || cursor.isString();
    if (fits || (cursor.isNext("{") && !only)) {
      return;
    }
    if (keyword.equals("scalar") && cursor.isNext("{")) {
      throw cursor.expected("the next definition", "a scalar has no fields");
    }
    if (keyword.equals("union")) {
      throw cursor.expected(
          "\"|\" or the next definition", "members stand behind =, with | between");
    }
    if (!cursor.isNext("}")) {
      throw cursor.expected("\"{\" or the next definition", "");
    }
  }

  private void interfaces() {
    if (!cursor.skipIf("implements")) {
      return;
    }
    cursor.skipIf("&");
    cursor.expectName("the name of an interface");
    while (cursor.skipIf("&")) {
      cursor.expectName("the name of an interface");
    }
    if (cursor.isName() && !KEYWORDS.contains(cursor.peek()) && !cursor.isNext("extend")) {
      throw cursor.expected("\"&\" or \"{\"", "write & between the names of interfaces");
    }
  }

  private void fields() {
    if (!cursor.isNext("{")) {
      return;
    }
    cursor.enter("{");
    while (!cursor.leaves("}")) {
      member("a field");
      if (cursor.isNext("(")) {
        arguments();
      }
      typed();
      if (cursor.isNext("=")) {
        throw cursor.expected(
            "a field or \"}\"", "fields have no default values; @value gives one");
      }
      values.directives();
    }
  }

  private void inputs() {
    if (!cursor.isNext("{")) {
      return;
    }
    cursor.enter("{");
    while (!cursor.leaves("}")) {
      input("a field");
    }
  }

  private void arguments() {
    cursor.enter("(");
    while (!cursor.leaves(")")) {
      if (!cursor.isName() && !cursor.isString()) {
        throw cursor.unclosed(")");
      }
      input("an argument");
    }
  }

  private void input(String what) {
    member(what);
    typed();
    if (cursor.skipIf("=")) {
      values.constant();
    }
    values.directives();
  }

  /** A name within brackets, with its description. */
  private void member(String what) {
    boolean described = cursor.isString();
    if (described) {
      cursor.skip();
    }
    boolean next = KEYWORDS.contains(cursor.peek()) || cursor.isNext("extend");
    boolean keyword = next && (cursor.isSecondName() || cursor.peekSecond().equals("@"));
    if (cursor.atEnd() || keyword) {
      throw cursor.unclosed(what.equals("an argument") ? ")" : "}");
    }
    if (!cursor.isName()) {
      throw cursor.expected(described ? what : what + " or \"}\"", "");
    }
    cursor.expectName(what);
  }

  private void typed() {
    cursor.expect(":");
    values.type();
  }

  private void names() {
    if (!cursor.isNext("{")) {
      return;
    }
    cursor.enter("{");
    while (!cursor.leaves("}")) {
      member("a value");
      if (NO_VALUES.contains(cursor.last())) {
        throw cursor.stopAtLast(
            cursor.last() + " cannot be a value of an enum (expected: another name)", "");
      }
      values.directives();
    }
  }

  private void members() {
    if (!cursor.skipIf("=")) {
      return;
    }
    cursor.skipIf("|");
    cursor.expectName("the name of a type");
    while (cursor.skipIf("|")) {
      cursor.expectName("the name of a type");
    }
  }

  private void schema(boolean extended) {
    values.directives();
    if (extended && !cursor.isNext("{")) {
      return;
    }
    cursor.enter("{");
    while (!cursor.leaves("}")) {
      if (!OPERATIONS.contains(cursor.peek()) && !cursor.isString()) {
        throw cursor.atEnd()
            ? cursor.unclosed("}")
            : cursor.expectedWord("query, mutation, subscription or \"}\"", OPERATIONS);
      }
      member("query, mutation or subscription");
      cursor.expect(":");
      cursor.expectName("a type");
    }
  }

  private void directive() {
    cursor.expect("@");
    cursor.expectName("the name of the directive");
    if (cursor.isNext("(")) {
      arguments();
    }
    cursor.skipIf("repeatable");
    cursor.expect("on");
    cursor.skipIf("|");
    cursor.expectName("a place, such as FIELD_DEFINITION");
    while (cursor.skipIf("|")) {
      cursor.expectName("a place, such as FIELD_DEFINITION");
    }
  }
}
