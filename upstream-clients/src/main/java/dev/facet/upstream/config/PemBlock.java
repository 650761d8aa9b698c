// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One encapsulated value of a PEM text (RFC 7468, section 2).
 *
 * @param label what it is, such as {@code CERTIFICATE}
 * @param base64 its bytes, encoded
 */
record PemBlock(String label, String base64) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END \\1-----");

  /** All of a text; what stands around them is explanation (section 5.2). */
  static List<PemBlock> in(String text) {
    List<PemBlock> blocks = new ArrayList<>();
    Matcher block = BLOCK.matcher(text);
    while (block.find()) {
      blocks.add(new PemBlock(block.group(1), block.group(2)));
    }
    return blocks;
  }

  /** Its bytes; empty where they are not base64. */
  byte[] der() {
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException malformed) {
      return new byte[0];
    }
  }
}
