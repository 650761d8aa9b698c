// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

/** Values of headers that the gateway itself gives (RFC 9110, section 5.5). */
public final class FieldValues {
  /** What {@link #isSendable} takes, in the words of a finding. */
  public static final String EXPECTED =
      "ASCII without line ends and other control characters; other text percent-encoded or in"
          + " base64";

  /** What is expected of a value that {@link #isPadded}. */
  public static final String UNPADDED = "no white space at an end, which headers lose";

  private FieldValues() {}

  /**
   * Whether a value can be sent and means the same to everybody: visible ASCII, spaces and tabs.
   * For other characters there is no agreed charset, and a line end would begin another header.
   */
  public static boolean isSendable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if ((c < ' ' && c != '\t') || c > '~') {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether a value is the same however it is read: visible ASCII, with spaces inside only, since
   * those around a value do not count. An empty one is.
   */
  public static boolean isPlain(String value) {
    return isSendable(value) && value.indexOf('\t') < 0 && !isPadded(value);
  }

  /** Whether there is white space around a value, which is no part of it for who reads it. */
  public static boolean isPadded(String value) {
    return !value.isEmpty()
        && (isBlank(value.charAt(0)) || isBlank(value.charAt(value.length() - 1)));
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
