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
   * The value for a header or a part of a body. Arguments that are missing, and what is marked as
   * optional, are no text in a mixture; anything else that is missing leaves nothing to call.
   */
  Filled fill(Scope scope);

  /**
   * The value for a key, of which no part may be missing but what is marked as optional.
   *
   * @return a value that is not null, or what is missing
   */
  Filled fillKey(Scope scope);

  /** The template as it was written. */
  String source();
}
