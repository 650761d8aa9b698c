// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import java.util.Map;

/**
 * Stands for a value that a pipe cannot read, such as a string that is no date.
 *
 * @param pipe the name of the pipe
 * @param kind what was found, such as {@code a string}; nothing of the value itself
 * @param expected what the pipe reads
 */
record Unreadable(String pipe, String kind, String expected) {
  /** For a value that is not null. */
  static Unreadable of(String pipe, Object value, String expected) {
    return new Unreadable(pipe, kind(value), expected);
  }

  /** What a value is, with its article. */
  static String kind(Object value) {
    return switch (value) {
      case String text when text.isBlank() -> "an empty string";
      case String _ -> "a string";
      case Boolean _ -> "a boolean";
      case Number _ -> "a number";
      case List<?> _ -> "a list";
      case Map<?, ?> _ -> "an object";
      default -> "a value of another kind";
    };
  }
}
