// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

/**
 * The parts of an authority without user (RFC 3986, section 3.2): a host, that of IPv6 in brackets,
 * and perhaps a port. Nothing is copied to find them.
 */
public final class Authorities {
  private Authorities() {}

  /** Where the host ends: at the colon before the port, or at the end where there is none. */
  public static int endOfHost(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? colon : authority.length();
  }

  /** The digits behind the colon; empty where there is no port, or an empty one, which is none. */
  public static String port(String authority) {
    int end = endOfHost(authority) + 1;
    return end < authority.length() ? authority.substring(end) : "";
  }
}
