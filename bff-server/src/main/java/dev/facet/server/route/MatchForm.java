// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import java.util.Arrays;
import java.util.Locale;

/**
 * How routes read a path: as the service behind them would. Two paths that decode to the same text
 * have the same form ({@code /a%3Ab} and {@code /a:b}), whatever the case of their hexadecimal
 * digits; encoded slashes, backslashes, percent signs and delimiters stay encoded, so that they
 * never begin a segment. Path parameters ({@code ;x=1}) take no part, since servers that know them
 * drop them before they look for what answers.
 */
final class MatchForm {
  private static final String STAYS_ENCODED = "/\\%?#;";

  private MatchForm() {}

  /** The form of a path in normal form; the same object where there is no difference. */
  static String of(String path) {
    if (path.indexOf('%') < 0 && path.indexOf(';') < 0) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    boolean parameters = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      parameters = c != '/' && (parameters || c == ';');
      if (parameters) {
        continue;
      }
      int octet = c == '%' ? EncodedPath.octet(path, i) : -1;
      if (octet < 0) {
        out.append(c);
        continue;
      }
      if (isDecoded(octet)) {
        out.append((char) octet);
      } else {
        out.append(path.substring(i, i + 3).toUpperCase(Locale.ROOT));
      }
      i += 2;
    }
    return out.toString();
  }

  /**
   * Where each character of the form stands in the path, and behind them the path's length.
   *
   * @param path in normal form
   */
  static int[] places(String path) {
    int[] places = new int[path.length() + 1];
    int length = 0;
    boolean parameters = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      parameters = c != '/' && (parameters || c == ';');
      if (parameters) {
        continue;
      }
      places[length++] = i;
      int octet = c == '%' ? EncodedPath.octet(path, i) : -1;
      if (octet >= 0) {
        if (!isDecoded(octet)) {
          places[length++] = i + 1;
          places[length++] = i + 2;
        }
        i += 2;
      }
    }
    places[length++] = path.length();
    return Arrays.copyOf(places, length);
  }

  private static boolean isDecoded(int octet) {
    return octet > ' ' && octet < 0x7f && STAYS_ENCODED.indexOf(octet) < 0;
  }
}
