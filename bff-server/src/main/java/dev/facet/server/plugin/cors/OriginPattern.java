// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.Origin;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Origins that a policy lets in. An origin is scheme, host and port, RFC 6454 section 6. */
public sealed interface OriginPattern {
  /** Whether a request with this Origin header is let in. */
  boolean matches(String origin);

  /** Every origin, {@code *}. */
  record Any() implements OriginPattern {
    @Override
    public boolean matches(String origin) {
      return true;
    }

    @Override
    public String toString() {
      return "*";
    }
  }

  /** One origin, compared as text. */
  record Exact(String origin) implements OriginPattern {
    @Override
    public boolean matches(String other) {
      return origin.equals(other);
    }

    @Override
    public String toString() {
      return origin;
    }
  }

  /**
   * All hosts below a domain, at any depth; not the domain itself.
   *
   * @param before scheme and separator
   * @param after the domain with a leading dot, and the port
   */
  record Subdomains(String before, String after) implements OriginPattern {
    private static final Pattern LABELS = Pattern.compile("[a-z0-9_-]+(?:\\.[a-z0-9_-]+)*");

    @Override
    public boolean matches(String origin) {
      return origin.length() > before.length() + after.length()
          && origin.startsWith(before)
          && origin.endsWith(after)
          && LABELS
              .matcher(origin)
              .region(before.length(), origin.length() - after.length())
              .matches();
    }

    @Override
    public String toString() {
      return before + "*" + after;
    }
  }

  /**
   * Reads a pattern: {@code https://shop.example}, {@code https://*.shop.example} or {@code *}.
   *
   * @throws IllegalArgumentException for what no browser sends or no gateway should let in: no
   *     scheme, a path or trailing slash, upper case, a port that is the scheme's own, {@code null}
   */
  static OriginPattern valueOf(String text) {
    if (text.equals("*")) {
      return new Any();
    }
    require(!text.equals("null"), "origins", text, "no null: every sandboxed page sends it");
    Matcher parts = Syntax.ORIGIN.matcher(text);
    require(
        parts.matches() && text.equals(text.toLowerCase(Locale.ROOT)),
        "origins",
        text,
        "scheme://host or scheme://host:port, lower case, no path or trailing slash");
    String scheme = parts.group("scheme");
    String port = parts.group("port");
    require(
        port == null || !port.equals(":" + Origin.usualPort(scheme)),
        "origins",
        text,
        "no port that is the scheme's own: browsers leave it out");
    if (parts.group("wildcard") == null) {
      return new Exact(text);
    }
    String host = parts.group("host");
    require(
        host.indexOf('.') > 0 && !host.startsWith("["),
        "origins",
        text,
        "a domain of two labels or more after the asterisk");
    return new Subdomains(scheme + "://", "." + host + (port == null ? "" : port));
  }

  /** How origins are written. */
  final class Syntax {
    private static final Pattern ORIGIN =
        Pattern.compile(
            "(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?<wildcard>\\*\\.)?"
                + "(?<host>[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*|\\[[0-9A-Fa-f:.]+])"
                + "(?<port>:[1-9][0-9]{0,4})?");

    private Syntax() {}
  }
}
