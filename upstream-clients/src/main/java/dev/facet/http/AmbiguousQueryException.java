// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

/**
 * A query has a parameter that is to change behind a semicolon, where it is one for some services
 * (HTML 4.01, B.2.2) and a part of another's value for the others (URL Standard, section 5.1); to
 * be answered with 400. It has no stack trace: it is a response.
 */
public final class AmbiguousQueryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A parameter of that kind.
   *
   * @param name as the configuration has it
   */
  AmbiguousQueryException(String name) {
    super(
        name + " beside a semicolon (expected: & between parameters, and %3B in their values)",
        null,
        false,
        false);
  }
}
