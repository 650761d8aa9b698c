// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.value.ScalarText;

/**
 * Turns the text of a scalar into a value. A type of one's own needs none: a static method {@code
 * valueOf(String)} on it is enough, or {@code valueOf(ScalarText)}, which is told which parts of
 * the text come from outside the file.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface ScalarConverter<T> {
  /**
   * Converts.
   *
   * @throws IllegalArgumentException where the text does not fit; the message is what would fit,
   *     such as {@code a rate, like 20/1s}; that of an {@link
   *     dev.facet.upstream.config.InvalidSetting} is what it expects
   */
  T convert(String text);

  /** The same for types that tell where their text comes from. */
  default T convert(ScalarText text) {
    return convert(text.text());
  }
}
