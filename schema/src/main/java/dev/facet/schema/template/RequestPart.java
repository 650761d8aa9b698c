// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

/**
 * What the value of an expression is for. The parts of a request differ in what counts as a value,
 * and in what they can do without; docs/schema-language.md has the table.
 */
public enum RequestPart {
  /** The path of a URL. */
  PATH,
  /** The query of a URL. */
  QUERY,
  /** A header. */
  HEADER,
  /** The body. */
  BODY,
  /** The key of one object, or of the items for one parent. */
  KEY,
  /** The keys of a list of objects. */
  KEYS,
  /** The header {@code Idempotency-Key}: whole, or not sent. */
  IDEMPOTENCY_KEY,
  /** How many items to keep. */
  TAKE;

  /** Whether it names something, so that it is another thing's name without one of its values. */
  boolean isName() {
    return switch (this) {
      case PATH, KEY, KEYS -> true;
      case QUERY, HEADER, IDEMPOTENCY_KEY, BODY, TAKE -> false;
    };
  }

  /**
   * Whether it is sent as a header, which loses white space at both ends (RFC 9110 section 5.5).
   */
  boolean isHeader() {
    return this == HEADER || this == IDEMPOTENCY_KEY;
  }
}
