// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fields that have URLs among other things. What is no URL stays as it is, byte by byte. */
final class LinkFields {
  /** Seconds, and a URL with or without a name and quotes (HTML, "shared declarative refresh"). */
  private static final Pattern REFRESH =
      Pattern.compile(
          "(\\s*[0-9.]+\\s*[;,]?\\s*(?:url\\s*=\\s*)?)(?:\"([^\"]*)\"|'([^']*)'|(\\S+))(.*)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** The context of a link, where that is another resource (RFC 8288, section 3.2). */
  private static final Pattern ANCHOR =
      Pattern.compile("(;\\s*anchor\\s*=\\s*\")([^\"\\\\]*)\"", Pattern.CASE_INSENSITIVE);

  private LinkFields() {}

  /** A Refresh with another URL. */
  static String refresh(String field, UnaryOperator<String> url) {
    Matcher parts = REFRESH.matcher(field);
    if (!parts.matches()) {
      return field;
    }
    int group = parts.group(2) != null ? 2 : parts.group(3) != null ? 3 : 4;
    return field.substring(0, parts.start(group))
        + url.apply(parts.group(group))
        + field.substring(parts.end(group));
  }

  /** A Link with other targets, in angle brackets outside of quotes, and anchors (RFC 8288). */
  static String link(String field, UnaryOperator<String> url) {
    StringBuilder out = new StringBuilder(field.length() + 32);
    Matcher anchor = ANCHOR.matcher(field);
    boolean quoted = false;
    int at = 0;
    while (at < field.length()) {
      char c = field.charAt(at);
      int close = !quoted && c == '<' ? field.indexOf('>', at) : -1;
      if (close > 0) {
        out.append('<').append(url.apply(field.substring(at + 1, close))).append('>');
        at = close + 1;
        continue;
      }
      if (!quoted && c == ';' && anchor.region(at, field.length()).lookingAt()) {
        out.append(anchor.group(1)).append(url.apply(anchor.group(2))).append('"');
        at = anchor.end();
        continue;
      }
      boolean escape = quoted && c == '\\' && at + 1 < field.length();
      out.append(c);
      if (escape) {
        out.append(field.charAt(at + 1));
      }
      quoted ^= c == '"';
      at += escape ? 2 : 1;
    }
    return out.toString();
  }
}
