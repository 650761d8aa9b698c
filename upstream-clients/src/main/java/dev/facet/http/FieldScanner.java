// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import org.jspecify.annotations.Nullable;

/** Goes through the value of one header from the left to the right. */
final class FieldScanner {
  private final String text;
  private int at;

  FieldScanner(String text) {
    this.text = text;
  }

  /** Whether nothing is left. */
  boolean atEnd() {
    return at == text.length();
  }

  /** Whether the next character is this one. */
  boolean isNext(char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }

  /** Goes past a character where it is the next one. */
  boolean take(char wanted) {
    boolean found = isNext(wanted);
    at += found ? 1 : 0;
    return found;
  }

  /** Goes past optional white space (RFC 9110, section 5.6.3). */
  void space() {
    at = FieldLists.skipSpace(text, at, text.length());
  }

  /** The token that comes next; empty where none does. */
  String token() {
    int start = at;
    at = Tokens.endOfToken(text, start);
    return text.substring(start, at);
  }

  /**
   * What comes next as the value of a parameter (section 5.6.6): a token or a quoted string without
   * its quotes and escapes; null where it is neither.
   */
  @Nullable String value() {
    if (take('"')) {
      return quoted();
    }
    String token = token();
    return token.isEmpty() ? null : token;
  }

  /** Goes on to the comma that ends a member of a list; one in a quoted string does not. */
  void skipMember() {
    while (at < text.length() && text.charAt(at) != ',') {
      if (text.charAt(at++) == '"') {
        var _ = quoted();
      }
    }
  }

  /** The rest of a quoted string (section 5.6.4); null where it does not end. */
  private @Nullable String quoted() {
    StringBuilder value = new StringBuilder();
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next == '"') {
        return value.toString();
      }
      if (next == '\\' && at < text.length()) {
        next = text.charAt(at++);
      }
      value.append(next);
    }
    return null;
  }
}
