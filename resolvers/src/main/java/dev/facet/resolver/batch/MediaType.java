// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.upstream.ContentType;
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
  /** Characters of the longest name that a message shows. */
  private static final int MAX_NAME = 100;

  /** The content type among the headers of a response. */
  static MediaType of(MultiMap headers) {
    String value = headers.get(HttpHeaders.CONTENT_TYPE);
    if (value == null) {
      return new MediaType("", null);
    }
    return ContentType.parse(value)
        .map(type -> new MediaType(type.name(), type.parameters().get("charset")))
        .orElseGet(() -> new MediaType(beforeParameters(value), null));
  }

  /** What a malformed value most likely means. */
  private static String beforeParameters(String value) {
    return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
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
