// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A string with holes: for headers, keys, messages and {@code @value(text:)}. */
public interface TextTemplate {
  /** All expressions of the template, in order. */
  List<Expression> expressions();

  /**
   * The value for a scope. A template that is exactly one expression keeps the JSON type of the
   * value; otherwise the parts are concatenated as text.
   *
   * @return null where the template is exactly one expression that is null or missing
   */
  @Nullable Object render(Scope scope);

  /**
   * The value for a part of a request. Arguments that are missing, and what is marked as optional,
   * are no text in a mixture; anything else that is missing leaves nothing to call. Of a key
   * nothing may be missing, and an idempotency key with a hole is left out.
   *
   * @throws UnreadableValueException where a pipe cannot read a value
   */
  Filled fill(RequestPart part, Scope scope);

  /**
   * The text that it can give whatever the values are: what stands around expressions, stands in
   * for a missing value or separates several.
   */
  List<String> constants();

  /** Whether it is nothing but an expression without pipes, so that it is the value as it was. */
  default boolean isPlainValue() {
    return false;
  }

  /** The template as it was written. */
  String source();
}
