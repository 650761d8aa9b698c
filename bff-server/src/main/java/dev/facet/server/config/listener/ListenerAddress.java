// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.IpAddress;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a listener can be bound to, as far as the text of the file tells. */
final class ListenerAddress {
  private static final int MAX_LENGTH = 253;

  /**
   * Names of hosts (RFC 1123, section 2.1), with underscores, which networks of containers have.
   */
  private static final Pattern NAME =
      Pattern.compile("(?:LABEL\\.)*LABEL\\.?".replace("LABEL", "\\w(?:[\\w-]{0,61}\\w)?"));

  /** Resolvers take them for addresses, each in its own way: 1 is 0.0.0.1, 127.1 is 127.0.0.1. */
  private static final Pattern ENDS_IN_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:\\d+|0[xX][0-9a-fA-F]*)\\.?");

  private static final Pattern ZONE = Pattern.compile("%[\\w.-]+$");

  private ListenerAddress() {}

  /** Whether a text is an IP address, an IPv6 one also with a zone, or the name of a host. */
  static boolean isAddress(String text) {
    String plain = text.indexOf(':') < 0 ? text : ZONE.matcher(text).replaceFirst("");
    return IpAddress.parse(plain).isPresent()
        || (text.length() <= MAX_LENGTH
            && NAME.matcher(text).matches()
            && !ENDS_IN_NUMBER.matcher(text).matches());
  }

  /** A port, or the usual one where none is said. */
  static Integer port(@Nullable Integer port, int standard) {
    int checked = port == null ? standard : port;
    require(checked >= 0 && checked <= 65_535, "port", checked, "0 to 65535");
    return checked;
  }

  /** An address to listen on, or the usual one where none is said. */
  static String address(@Nullable String address, String standard) {
    String checked = address == null ? standard : address;
    require(
        isAddress(checked),
        "address",
        checked,
        "an address such as 127.0.0.1 or ::1, or the name of a host");
    return checked;
  }
}
