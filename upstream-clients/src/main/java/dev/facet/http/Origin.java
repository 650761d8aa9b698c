// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where a page comes from, or a request goes to (RFC 6454, section 4). Two that are equal are the
 * same origin, however they were written.
 *
 * @param scheme in lower case
 * @param host in lower case; an IPv6 address in brackets and in the form of RFC 5952
 * @param port as written, or the scheme's own; {@link #NO_PORT} where there is neither
 */
public record Origin(String scheme, String host, int port) {
  /** The port of a scheme that is known to have none. */
  public static final int NO_PORT = -1;

  private static final int MAX_PORT = 65_535;
  private static final int MAX_DIGITS = 5;
  private static final String SEPARATOR = "://";

  /**
   * Reads the value of Origin.
   *
   * @return null where it is no single origin, as {@code null} is none
   */
  public static @Nullable Origin parse(String text) {
    int separator = text.indexOf(SEPARATOR);
    return separator <= 0
        ? null
        : of(text.substring(0, separator), text.substring(separator + SEPARATOR.length()));
  }

  /**
   * The origin of what is asked for.
   *
   * @param scheme such as {@code https}
   * @param authority host and perhaps port
   * @return null where the authority is malformed, or names a user
   */
  public static @Nullable Origin of(String scheme, String authority) {
    String ownScheme = scheme.toLowerCase(Locale.ROOT);
    String host = authority.substring(0, Authorities.endOfHost(authority));
    String digits = Authorities.port(authority);
    int port = digits.isEmpty() ? usualPort(ownScheme) : port(digits);
    return !isHost(host) || (port < 0 && !digits.isEmpty())
        ? null
        : new Origin(ownScheme, HostLiterals.normal(host.toLowerCase(Locale.ROOT)), port);
  }

  /** Whether it has the port that its scheme means where none is written. */
  public boolean hasUsualPort() {
    return port == usualPort(scheme);
  }

  /** Host and port, without a port that the scheme means anyhow. */
  public String authority() {
    return hasUsualPort() ? host : host + ":" + port;
  }

  /**
   * The port that a scheme means where none is written.
   *
   * @param scheme in lower case
   * @return {@link #NO_PORT} where it is known to have none
   */
  public static int usualPort(String scheme) {
    return switch (scheme) {
      case "http", "ws" -> 80;
      case "https", "wss" -> 443;
      default -> NO_PORT;
    };
  }

  private static boolean isHost(String host) {
    if (host.startsWith("[")) {
      return HostLiterals.isLiteral(host);
    }
    for (int i = 0; i < host.length(); i++) {
      char c = host.charAt(i);
      if (c <= ' ' || "/?#@[]\\,:".indexOf(c) >= 0) {
        return false;
      }
    }
    return !host.isEmpty();
  }

  /**
   * Reads the digits of a port.
   *
   * @return {@link #NO_PORT} where they are none of 1 to 65535
   */
  static int port(String digits) {
    return port(digits, 0);
  }

  /** The same of what stands from a place on. */
  static int port(String text, int start) {
    if (text.length() - start > MAX_DIGITS) {
      return NO_PORT;
    }
    int port = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return NO_PORT;
      }
      port = 10 * port + c - '0';
    }
    return port > 0 && port <= MAX_PORT ? port : NO_PORT;
  }
}
