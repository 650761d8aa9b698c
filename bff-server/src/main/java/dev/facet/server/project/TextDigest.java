// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.upstream.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The SHA-256 of texts, each told apart from the next. */
final class TextDigest {
  private final MessageDigest digest = Sha256.begin();

  TextDigest() {}

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
