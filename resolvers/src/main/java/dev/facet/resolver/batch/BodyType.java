// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.http.MediaType;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import org.jspecify.annotations.Nullable;

/**
 * What a response says that its body is (RFC 9110, section 8.3).
 *
 * @param type null where it says nothing
 */
record BodyType(@Nullable MediaType type) {
  /** Characters of the longest name that a message shows. */
  private static final int MAX_NAME = 100;

  /** The content type among the headers of a response. */
  static BodyType of(MultiMap headers) {
    String value = headers.get(HttpHeaders.CONTENT_TYPE);
    return new BodyType(value == null ? null : MediaType.parseLeniently(value));
  }

  /** The charset as it is written; null for none. */
  @Nullable String charset() {
    return type == null ? null : type.parameters().get("charset");
  }

  /** Whether it says JSON, or nothing. */
  boolean json() {
    return type == null || type.name().isEmpty() || type.isJson();
  }

  /** Whether the body is text for people. A page is none: proxies send theirs with any status. */
  boolean text() {
    return type != null
        && type.name().startsWith("text/")
        && !type.isJson()
        && !type.name().equals("text/html");
  }

  /** The name where it can be shown. */
  String shown() {
    String name = type == null ? "" : type.name();
    return name.length() <= MAX_NAME && name.chars().allMatch(c -> c > ' ' && c < 0x7f)
        ? name
        : "of a content type that cannot be shown";
  }
}
