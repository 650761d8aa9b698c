// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.regex.Pattern;

/**
 * Names of headers in schema files: tokens (RFC 9110, section 5.6.2). The rule stands in {@code
 * dev.facet.http} once more, for messages: nothing here knows the network.
 */
public final class HeaderName {
  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,256}");

  private HeaderName() {}

  /** Whether a header can have this name. */
  public static boolean isValid(String name) {
    return TOKEN.matcher(name).matches();
  }
}
