// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of a Content-Type header: a media type and its parameters (RFC 9110, section 8.3.1).
 *
 * @param name type and subtype, in lower case
 * @param parameters values by name in lower case; quoted ones without their quotes
 */
public record ContentType(String name, Map<String, String> parameters) {
  /** Copies the map. */
  public ContentType {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads a header's value.
   *
   * @return empty where it is malformed, or says a parameter twice
   */
  public static Optional<ContentType> parse(String value) {
    return Optional.ofNullable(new Scanner(value).contentType());
  }

  /** The charset, in lower case; empty for none. */
  public String charset() {
    return parameters.getOrDefault("charset", "").toLowerCase(Locale.ROOT);
  }

  /** Goes from the left to the right; what does not fit is null. */
  private static final class Scanner {
    private final String text;
    private int at;

    Scanner(String value) {
      this.text = value.strip();
    }

    @Nullable ContentType contentType() {
      String type = token();
      if (type.isEmpty() || !take('/')) {
        return null;
      }
      String subtype = token();
      if (subtype.isEmpty()) {
        return null;
      }
      Map<String, String> parameters = new LinkedHashMap<>();
      while (at < text.length()) {
        if (!parameter(parameters)) {
          return null;
        }
      }
      return new ContentType((type + "/" + subtype).toLowerCase(Locale.ROOT), parameters);
    }

    /** A semicolon, and what comes before the next one: a parameter, or nothing. */
    private boolean parameter(Map<String, String> parameters) {
      space();
      if (!take(';')) {
        return false;
      }
      space();
      String name = token();
      if (name.isEmpty()) {
        return at == text.length() || text.charAt(at) == ';';
      }
      String value = take('=') ? value() : null;
      return value != null && parameters.put(name.toLowerCase(Locale.ROOT), value) == null;
    }

    private @Nullable String value() {
      if (take('"')) {
        return quoted();
      }
      String token = token();
      return token.isEmpty() ? null : token;
    }

    /** The rest of a quoted string (RFC 9110, section 5.6.4). */
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

    private String token() {
      int start = at;
      while (at < text.length() && isTokenCharacter(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private void space() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }

    private boolean take(char wanted) {
      boolean found = at < text.length() && text.charAt(at) == wanted;
      at += found ? 1 : 0;
      return found;
    }

    /** RFC 9110, section 5.6.2. */
    private static boolean isTokenCharacter(char c) {
      return (c >= 'a' && c <= 'z')
          || (c >= 'A' && c <= 'Z')
          || (c >= '0' && c <= '9')
          || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
  }
}
