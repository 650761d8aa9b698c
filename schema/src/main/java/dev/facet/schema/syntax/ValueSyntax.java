// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

/** What operations and definitions of types have in common: values, types, directives. */
final class ValueSyntax {
  private final SyntaxCursor cursor;

  ValueSyntax(SyntaxCursor cursor) {
    this.cursor = cursor;
  }

  /** A default value, in which no variables stand. */
  void constant() {
    value(true);
  }

  private void value(boolean constant) {
    if (cursor.isNext("$") && constant) {
      throw cursor.expected("a constant", "");
    }
    if (cursor.isNext("$")) {
      cursor.skip();
      cursor.expectName("the name of a variable");
    } else if (cursor.isNext("[")) {
      cursor.enter("[");
      while (!cursor.leaves("]")) {
        orUnclosed("]");
        value(constant);
      }
    } else if (cursor.isNext("{")) {
      cursor.enter("{");
      while (!cursor.leaves("}")) {
        orUnclosed("}");
        named("a field", constant);
      }
    } else if (cursor.isName()) {
      cursor.expectName("a value");
    } else if (cursor.isString() || isNumber()) {
      cursor.skip();
    } else {
      throw cursor.expected("a value", "");
    }
  }

  private boolean isNumber() {
    String token = cursor.peek();
    return !token.isEmpty() && (token.charAt(0) == '-' || Character.isDigit(token.charAt(0)));
  }

  /** Stops at what can only mean that a bracket was forgotten. */
  private void orUnclosed(String bracket) {
    if (cursor.atEnd() || cursor.isNext(")") || cursor.isNext("]") || cursor.isNext("}")) {
      throw cursor.unclosed(bracket);
    }
  }

  /** {@code name: value}. */
  private void named(String what, boolean constant) {
    cursor.expectName("the name of " + what);
    cursor.expect(":");
    value(constant);
  }

  /** Arguments in parentheses, if there are any. */
  void arguments() {
    if (!cursor.isNext("(")) {
      return;
    }
    cursor.enter("(");
    notEmpty(")", "an argument");
    while (!cursor.leaves(")")) {
      if (!cursor.isName()) {
        throw cursor.unclosed(")");
      }
      named("an argument", false);
    }
  }

  /** Stops at a bracket that closes what holds nothing. */
  void notEmpty(String bracket, String what) {
    if (cursor.isNext(bracket)) {
      throw cursor.expected(what, "remove the brackets where there is none");
    }
  }

  void directives() {
    while (cursor.skipIf("@")) {
      cursor.expectName("the name of a directive");
      arguments();
    }
  }

  void type() {
    if (cursor.isNext("[")) {
      cursor.enter("[");
      type();
      if (!cursor.leaves("]")) {
        throw cursor.unclosed("]");
      }
    } else {
      cursor.expectName("a type");
    }
    cursor.skipIf("!");
    if (cursor.isNext("!")) {
      throw cursor.expected("one ! only", "");
    }
  }
}
