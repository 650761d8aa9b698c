// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.correlation;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Ids of requests: 1 to 64 letters, digits, dots, underscores and hyphens. */
public final class CorrelationIds {
  private static final int MAX_LENGTH = 64;

  private CorrelationIds() {}

  /** A new id: 128 random bits in hex. It identifies; it does not protect anything. */
  public static String next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong());
  }

  /** Whether an id can go into logs, headers and JSON as it is. */
  public static boolean acceptable(@Nullable String id) {
    if (id == null || id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean alphanumeric =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!alphanumeric && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }
}
