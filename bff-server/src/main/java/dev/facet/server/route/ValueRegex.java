// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.server.route.regex.LinearRegex;

/**
 * An expression for the value of a header, query parameter or cookie.
 *
 * @param regex the expression
 * @param hidden whether it must not be printed: it comes from outside the file, or what it is for
 *     announces a secret
 */
public record ValueRegex(LinearRegex regex, boolean hidden) {
  /** Hides what must not be printed. */
  @Override
  public String toString() {
    return hidden ? "***" : regex.source();
  }
}
