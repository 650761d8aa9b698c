// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

/** Values of headers that the gateway itself gives (RFC 9110, section 5.5). */
public final class FieldValues {
  /** What {@link #isSendable} takes, in the words of a finding. */
  public static final String EXPECTED =
      "ASCII without line ends and other control characters; other text percent-encoded or in"
          + " base64";

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
    return isSendable(value) && value.indexOf('\t') < 0 && value.equals(value.strip());
  }
}
