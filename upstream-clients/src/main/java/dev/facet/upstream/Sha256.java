// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 (FIPS 180-4), which every Java has. */
public final class Sha256 {
  private Sha256() {}

  /** A digest to be fed piece by piece. */
  public static MessageDigest begin() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: missing (expected: in every Java)", e);
    }
  }

  /** The digest of bytes: 32 bytes. */
  public static byte[] of(byte[] bytes) {
    return begin().digest(bytes);
  }

  /** The digest of a string in UTF-8: 32 bytes. */
  public static byte[] of(String string) {
    return of(string.getBytes(StandardCharsets.UTF_8));
  }

  /** The same in 64 lower-case hexadecimal digits. */
  public static String hex(String string) {
    return HexFormat.of().formatHex(of(string));
  }
}
