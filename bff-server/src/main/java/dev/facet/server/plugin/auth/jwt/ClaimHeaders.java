// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Claims as headers for services. */
final class ClaimHeaders {
  private ClaimHeaders() {}

  /** Headers by name, for those claims that are there. */
  static Map<String, String> of(Map<String, Object> claims, Map<String, String> claimsToHeaders) {
    Map<String, String> headers = new LinkedHashMap<>();
    claimsToHeaders.forEach((claim, header) -> {
      String text = text(Claims.at(claims, claim));
      if (text != null) {
        headers.put(header, encoded(text));
      }
    });
    return Map.copyOf(headers);
  }

  private static @Nullable String text(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> number.toString();
      case Boolean flag -> flag.toString();
      case Iterable<?> list ->
          Claims.words(list).stream().sorted().collect(Collectors.joining(","));
      case null, default -> null;
    };
  }

  // A claim may hold anything, a line break included, and must not become a header of its own.
  private static String encoded(String text) {
    StringBuilder value = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      if (b >= ' ' && b < 127 && b != '%') {
        value.append((char) b);
      } else {
        value.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return value.toString();
  }
}
