// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.store;

import dev.facet.upstream.Sha256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** Names of keys and labels that tell nothing of what they are made of, such as tokens. */
public final class StoreNames {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private StoreNames() {}

  /** A name that is the same for the same parts only (SHA-256). */
  public static String of(String... parts) {
    MessageDigest digest = Sha256.begin();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return BASE64.encodeToString(digest.digest());
  }
}
