// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import io.vertx.core.net.HostAndPort;
import org.jspecify.annotations.Nullable;

/**
 * A host with its port, as requests name it (RFC 9110, section 7.2). The grammar of URLs lets a
 * name have commas, semicolons, percent signs and the like (RFC 3986, section 3.2.2); no host has
 * them, and other servers split at them.
 */
final class RequestHost {
  private static final String MARKS = "-._~:";

  private RequestHost() {}

  /** Reads it; null where it names no host. */
  static @Nullable HostAndPort parse(String text) {
    return text.startsWith("[") || isPlain(text) ? HostAndPort.parseAuthority(text, -1) : null;
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letterOrDigit =
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!letterOrDigit && MARKS.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }
}
