// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

/** Why a path is rejected: another server could read it differently. */
public enum PathFault {
  /** It does not start with a slash. */
  NOT_ABSOLUTE("the path must start with a slash"),
  /** A segment is {@code .} or {@code ..}, raw, encoded once or more, or before a semicolon. */
  DOT_SEGMENT("the path must not contain dot segments, encoded or not"),
  /** Two slashes in a row, or a segment of parameters only, on a route that does not keep them. */
  EMPTY_SEGMENT(
      "the path must not contain empty segments, except where a route keeps them, and never in place"
          + " of a variable segment"),
  /** A backslash, which some servers take for a slash. */
  BACKSLASH("the path must not contain a backslash"),
  /** A control character, raw or encoded. */
  CONTROL_CHARACTER("the target must not contain control characters, encoded or not"),
  /** A byte outside ASCII that is not encoded. */
  NOT_ASCII("the target must encode what is outside ASCII, as UTF-8"),
  /**
   * A percent sign without two hexadecimal digits, one encoded more than three times over, or bytes
   * that are not UTF-8 (RFC 3629) once decoded: overlong forms, surrogates and alike.
   */
  BAD_ENCODING(
      "every percent sign in the path must be followed by two hexadecimal digits, what is encoded be"
          + " UTF-8, and nothing be encoded more than three times over"),
  /** A number sign or question mark, which end a path. */
  DELIMITER("the target must not contain a number sign, nor the path a question mark"),
  /** An encoded slash or backslash, on a route that does not keep it. */
  ENCODED_SLASH("the path must not contain an encoded slash or backslash"),
  /** There would be more to be done than one request may cost. */
  TOO_MUCH_WORK(
      "the path, or a header, parameter or cookie, is too long for the regular expressions that"
          + " routes compare it with"),
  /** A path whose slashes are kept, and which servers that do not keep them take for another's. */
  OTHER_ROUTE(
      "the path must not become that of another route once its slashes are merged or decoded");

  private final String detail;

  PathFault(String detail) {
    this.detail = detail;
  }

  /** One sentence for the client's developer. */
  public String detail() {
    return detail;
  }
}
