// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a response says that its body is (RFC 9110, section 8.3.1).
 *
 * @param name type and subtype in lower case; empty where it says nothing
 * @param charset as it is written; null for none
 */
record MediaType(String name, @Nullable String charset) {
  /** The longest name that is told to anybody. */
  private static final int MAX_NAME = 100;

  /** The content type among the headers of a response. */
  static MediaType of(MultiMap headers) {
    String value = headers.get(HttpHeaders.CONTENT_TYPE);
    if (value == null) {
      return new MediaType("", null);
    }
    String[] parts = value.split(";", -1);
    String name = parts[0].strip().toLowerCase(Locale.ROOT);
    String charset = null;
    for (int i = 1; i < parts.length && charset == null; i++) {
      charset = charset(parts[i].strip());
    }
    return new MediaType(name, charset);
  }

  private static @Nullable String charset(String parameter) {
    if (!parameter.regionMatches(true, 0, "charset=", 0, 8)) {
      return null;
    }
    String value = parameter.substring(8).strip();
    boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }

  /** Whether it says JSON, or nothing. */
  boolean json() {
    return name.isEmpty() || name.endsWith("/json") || name.endsWith("+json");
  }

  /** Whether the body is text for people. A page is none: proxies send theirs with any status. */
  boolean text() {
    return name.startsWith("text/") && !json() && !name.equals("text/html");
  }

  /** The name where it can be shown. */
  String shown() {
    return name.length() <= MAX_NAME && name.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? name
        : "of a content type that cannot be shown";
  }
}
