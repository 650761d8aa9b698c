// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The SHA-256 of texts, each told apart from the next. */
final class TextDigest {
  private final MessageDigest digest;

  TextDigest() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The digest of one text and nothing else, in hexadecimal. */
  static String of(String text) {
    TextDigest digest = new TextDigest();
    digest.digest.update(text.getBytes(StandardCharsets.UTF_8));
    return digest.hex();
  }

  /** Adds a string. */
  TextDigest add(String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    return this;
  }

  /** What was added, in hexadecimal; the end of this digest. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
