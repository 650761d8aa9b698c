// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.auth.jwt;

import dev.facet.schema.template.ValueText;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Claims as headers for services. */
public final class ClaimHeaders {
  private ClaimHeaders() {}

  /** Headers by name, for those claims that are there. */
  public static Map<String, String> of(
      Map<String, Object> claims, Map<String, String> claimsToHeaders) {
    Map<String, String> headers = new LinkedHashMap<>();
    claimsToHeaders.forEach((claim, header) -> {
      String text = text(Claims.at(claims, claim));
      if (text != null) {
        headers.put(header, text);
      }
    });
    return Map.copyOf(headers);
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof Collection<?> list ? items(list) : encoded(plain(value), false);
  }

  /** Commas stand between items alone, so that two lists are never the same header. */
  private static @Nullable String items(Collection<?> list) {
    String items =
        list.stream()
            .map(ClaimHeaders::plain)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .map(item -> encoded(item, true))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(","));
    return items.isEmpty() ? null : items;
  }

  private static @Nullable String plain(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Number number -> ValueText.of(number);
      case Boolean flag -> flag.toString();
      case null, default -> null;
    };
  }

  /**
   * Not blanks, of which a header keeps nothing, and no half of a character, which has no UTF-8.
   */
  private static boolean isCarried(String text) {
    return !text.isBlank()
        && text.codePoints().noneMatch(point -> point >= 0xd800 && point <= 0xdfff);
  }

  // A claim may hold anything, a line break included, and must not become a header of its own, nor
  // lose the spaces at its ends, without which it may be another's.
  private static @Nullable String encoded(@Nullable String text, boolean item) {
    if (text == null || !isCarried(text)) {
      return null;
    }
    StringBuilder value = new StringBuilder(text.length());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      boolean edge = b == ' ' && (i == 0 || i == bytes.length - 1);
      if (b >= ' ' && b < 127 && b != '%' && !edge && !(item && b == ',')) {
        value.append((char) b);
      } else {
        value.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return value.toString();
  }
}
