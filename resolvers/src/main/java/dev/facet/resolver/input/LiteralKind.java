// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.input;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;
import java.util.Set;

/** Words for the kind of a literal in a document. */
final class LiteralKind {
  private static final Set<String> BUILT_IN = Set.of("Int", "Float", "String", "Boolean", "ID");

  private LiteralKind() {}

  /**
   * The kind of a literal. A string that a scalar of the schema's own rejects is shown as it is,
   * since its kind is then not what is wrong.
   *
   * @param type the scalar that was expected; empty for anything else
   */
  static String of(String type, Value<?> literal) {
    return switch (literal) {
      case NullValue _ -> "null";
      case ArrayValue _ -> "a list";
      case ObjectValue _ -> "an object";
      case BooleanValue _ -> "a boolean";
      case EnumValue name -> "the name " + InputWords.brief(name.getName());
      case StringValue text when isOwn(type) ->
          "\"" + InputWords.brief(String.valueOf(text.getValue())) + "\"";
      case StringValue _ -> "a string";
      case FloatValue number when isInteger(type, number) -> "a number with a fraction or exponent";
      case FloatValue number -> JsonKind.of(type, number.getValue());
      case IntValue number -> JsonKind.of(type, number.getValue());
      default -> "a value of another kind";
    };
  }

  /** Whether only the spelling keeps a number from being an integer, as that of 1.0 does. */
  private static boolean isInteger(String type, FloatValue number) {
    return (type.equals("Int") || type.equals("ID"))
        && number.getValue().stripTrailingZeros().scale() <= 0;
  }

  static boolean isOwn(String type) {
    return !type.isEmpty() && !BUILT_IN.contains(type);
  }
}
