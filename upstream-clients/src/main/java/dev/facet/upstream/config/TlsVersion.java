// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.util.Set;

/**
 * The oldest version of TLS that is spoken.
 *
 * @param text {@code 1.2} or {@code 1.3}
 */
public record TlsVersion(String text) {
  /** RFC 8446 only. */
  public static final TlsVersion TLS_1_3 = new TlsVersion("1.3");

  /** RFC 5246 too. Older versions must not be spoken (RFC 8996). */
  public static final TlsVersion TLS_1_2 = new TlsVersion("1.2");

  /** Guards. */
  public TlsVersion {
    if (!text.equals("1.2") && !text.equals("1.3")) {
      throw new IllegalArgumentException("1.2 or 1.3");
    }
  }

  /** Of the text in the file. */
  public static TlsVersion valueOf(String text) {
    return new TlsVersion(text);
  }

  /** This version and those after it, by their names in Java. */
  public Set<String> protocols() {
    return equals(TLS_1_3) ? Set.of("TLSv1.3") : Set.of("TLSv1.2", "TLSv1.3");
  }

  @Override
  public String toString() {
    return text;
  }
}
