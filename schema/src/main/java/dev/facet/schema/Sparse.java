// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

/**
 * The query parameter by which a call asks for some properties of its response only.
 *
 * @param parameter its name
 * @param style how the properties are written
 * @param ofResponse whether they are named from the whole response on; else from the value at the
 *     call's root
 */
public record Sparse(String parameter, Style style, boolean ofResponse) {
  /** How properties are written. */
  public enum Style {
    /** The names of the outermost ones: {@code id,address}. */
    NAMES,
    /** Inner ones behind dots: {@code id,address.city,address.zip}. */
    PATHS,
    /** Inner ones in parentheses: {@code id,address(city,zip)}. */
    NESTED
  }
}
