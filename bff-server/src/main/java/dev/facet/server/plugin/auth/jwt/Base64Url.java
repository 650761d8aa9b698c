// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import java.util.Base64;

/**
 * Bytes in the parts of a token: base64url without padding, RFC 7515 section 2. The bits of the
 * last character that belong to no byte are zero, so that bytes have one encoding only and a token
 * is known by its text.
 */
final class Base64Url {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private Base64Url() {}

  /**
   * Decodes a part.
   *
   * @throws IllegalArgumentException where the text is not the one encoding of its bytes
   */
  static byte[] decode(String text) {
    byte[] bytes = Base64.getUrlDecoder().decode(text);
    if (!encode(bytes).equals(text)) {
      throw new IllegalArgumentException("base64url: not canonical (expected: without padding)");
    }
    return bytes;
  }

  /** Encodes bytes. */
  static String encode(byte[] bytes) {
    return ENCODER.encodeToString(bytes);
  }
}
