// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One hop in a Forwarded header (RFC 7239 section 4).
 *
 * @param node what {@code for} says, unquoted: an address, an obfuscated name, or empty for nothing
 * @param host what {@code host} says; null for nothing
 * @param proto what {@code proto} says; null for nothing
 */
record ForwardedElement(String node, @Nullable String host, @Nullable String proto) {
  /**
   * Reads all hops, first to last. One that cannot be read makes the whole unusable, since the
   * others' places are not certain any more.
   *
   * @return empty where there is none or one cannot be read
   */
  static List<ForwardedElement> parse(List<String> lines) {
    List<ForwardedElement> elements = new ArrayList<>();
    for (String line : lines) {
      if (!new Scanner(line).readInto(elements)) {
        return List.of();
      }
    }
    return elements;
  }

  private static final class Scanner {
    private final String text;
    private int at;
    private String node = "";
    private @Nullable String host;
    private @Nullable String proto;

    private Scanner(String text) {
      this.text = text;
    }

    private boolean readInto(List<ForwardedElement> elements) {
      while (true) {
        if (!pair()) {
          return false;
        }
        space();
        char separator = at < text.length() ? text.charAt(at++) : ',';
        if (separator != ',' && separator != ';') {
          return false;
        }
        if (separator == ',') {
          elements.add(new ForwardedElement(node, host, proto));
          node = "";
          host = null;
          proto = null;
          if (at >= text.length()) {
            return true;
          }
        }
      }
    }

    private boolean pair() {
      space();
      String name = token().toLowerCase(Locale.ROOT);
      if (name.isEmpty() || at >= text.length() || text.charAt(at) != '=') {
        return false;
      }
      at++;
      String value = at < text.length() && text.charAt(at) == '"' ? quoted() : token();
      if (value == null || value.isEmpty()) {
        return false;
      }
      switch (name) {
        case "for" -> node = value;
        case "host" -> host = value;
        case "proto" -> proto = value;
        default -> {} // by, and extensions, say nothing of the client
      }
      return true;
    }

    private String token() {
      int start = at;
      while (at < text.length() && Tokens.isTokenChar(text.charAt(at))) {
        at++;
      }
      return text.substring(start, at);
    }

    private @Nullable String quoted() {
      StringBuilder value = new StringBuilder();
      for (at++; at < text.length(); at++) {
        char c = text.charAt(at);
        if (c == '"') {
          at++;
          return value.toString();
        }
        if (c == '\\' && ++at < text.length()) {
          c = text.charAt(at);
        }
        value.append(c);
      }
      return null;
    }

    private void space() {
      while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
        at++;
      }
    }
  }
}
