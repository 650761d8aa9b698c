// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A digest that may stand where others read it, though there are secrets among what it is made of:
 * each guess costs as much as making it (PBKDF2, RFC 8018, section 5.2).
 */
final class SlowDigest {
  private static final int ROUNDS = 20_000;
  private static final int BITS = 128;

  private SlowDigest() {}

  /**
   * Makes one.
   *
   * @param salt by which equal parts have another digest elsewhere
   */
  static String of(String salt, List<String> parts) {
    char[] whole = StoreNames.of(parts.toArray(String[]::new)).toCharArray();
    byte[] salted = ("facet settings " + salt).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] made =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
              .generateSecret(new PBEKeySpec(whole, salted, ROUNDS, BITS))
              .getEncoded();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(made);
    } catch (GeneralSecurityException impossible) { // every Java has it
      throw new IllegalStateException(impossible);
    } finally {
      Arrays.fill(whole, ' ');
    }
  }
}
