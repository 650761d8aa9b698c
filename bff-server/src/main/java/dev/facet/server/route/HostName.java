// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.http.Authorities;
import dev.facet.http.HostLiterals;
import dev.facet.upstream.config.InvalidSetting;
import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Hosts in the form that they are compared in: lower case, IPv6 as in RFC 5952 in brackets. */
public final class HostName {
  private static final Pattern NAME =
      Pattern.compile("(?:\\*\\.)?[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?");

  private HostName() {}

  /**
   * The form of a host of the configuration: a name, {@code *.} and a name, an IPv4 address, or an
   * IPv6 address in brackets.
   *
   * @throws IllegalArgumentException where it is malformed of them
   */
  static String ofPattern(String text) {
    String host = HostLiterals.normal(text.toLowerCase(Locale.ROOT));
    boolean known =
        host.startsWith("[") ? HostLiterals.isLiteral(text) : NAME.matcher(host).matches();
    if (!known) {
      throw new InvalidSetting("host", text, expected(text));
    }
    return host;
  }

  private static String expected(String text) {
    String forms = "shop.example, *.shop.example or [2001:db8::1], without port";
    if (text.equals("*")) {
      return forms + "; no host for all";
    }
    if (text.endsWith(".")) {
      return forms + "; a request's may end with a dot all the same";
    }
    if (text.chars().allMatch(c -> c < 0x80)) {
      return forms;
    }
    try {
      return forms + "; requests have it as " + IDN.toASCII(text);
    } catch (IllegalArgumentException noName) {
      return forms;
    }
  }

  /** Whether a string is one host: a name or an address, that of IPv6 in brackets, without port. */
  public static boolean isHost(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    return host.startsWith("[")
        ? HostLiterals.isLiteral(host)
        : !host.startsWith("*") && NAME.matcher(host).matches();
  }

  /**
   * How many names a pattern stands for, to be compared with another that the same name matches.
   *
   * @param pattern a name, {@code *.} and a name, or null for all names
   */
  static int width(@Nullable String pattern) {
    if (pattern == null) {
      return Integer.MAX_VALUE;
    }
    return pattern.startsWith("*.") ? Integer.MAX_VALUE - pattern.length() : 0;
  }

  /**
   * Whether a host is one that a pattern stands for.
   *
   * @param pattern a name, {@code *.} and a name, or null for all names
   * @param authority host and perhaps port, as a client asked for them
   */
  static boolean matches(@Nullable String pattern, String authority) {
    if (pattern == null) {
      return true;
    }
    String all = ofAuthority(authority);
    String host = all.substring(0, endOfHost(all)).toLowerCase(Locale.ROOT);
    return pattern.startsWith("*.")
        ? host.length() > pattern.length() - 1 && host.endsWith(pattern.substring(1))
        : host.equals(pattern);
  }

  /**
   * Where a host ends: before the port, and before the dot of a name that is written as a whole.
   */
  static int endOfHost(String authority) {
    int end = Authorities.endOfHost(authority);
    return end > 1 && authority.charAt(end - 1) == '.' ? end - 1 : end;
  }

  /** An authority with its IPv6 address in the one form that all spellings have in common. */
  static String ofAuthority(String authority) {
    return authority.startsWith("[") ? HostLiterals.normal(authority) : authority;
  }
}
