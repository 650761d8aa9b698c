// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import dev.facet.http.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Media types that become smaller: by name, by {@code text/*}, or by suffix as {@code *+json} (RFC
 * 6838, section 4.2.8).
 */
final class MediaTypes {
  /** What is text in all but name, or not compressed by itself. */
  static final List<String> DEFAULT =
      List.of(
          "text/*",
          "*+json",
          "*+xml",
          "*+text",
          "application/json",
          "application/x-ndjson",
          "application/jsonl",
          "application/javascript",
          "application/x-javascript",
          "application/xml",
          "application/yaml",
          "application/graphql",
          "application/sql",
          "application/toml",
          "application/wasm",
          "application/rtf",
          "application/x-www-form-urlencoded",
          "application/vnd.ms-fontobject",
          "application/vnd.apple.mpegurl",
          "multipart/mixed",
          "font/ttf",
          "font/otf",
          "font/collection",
          "image/bmp",
          "image/x-icon",
          "image/vnd.microsoft.icon",
          "model/gltf-binary");

  private final Set<String> patterns;

  /** A list of types and patterns in lower case. */
  MediaTypes(List<String> patterns) {
    this.patterns = new HashSet<>(patterns);
  }

  /**
   * Whether a response is of one of them.
   *
   * @param contentType its Content-Type; null for none, which is none of them
   */
  boolean contain(@Nullable String contentType) {
    if (contentType == null) {
      return false;
    }
    String type = MediaType.essence(contentType);
    int slash = type.indexOf('/');
    if (slash < 0 || type.equals(MediaType.EVENT_STREAM) || MediaType.isGrpc(type)) {
      return false;
    }
    int plus = type.lastIndexOf('+');
    return patterns.contains(type)
        || patterns.contains(type.substring(0, slash) + "/*")
        || (plus > slash && patterns.contains("*" + type.substring(plus)));
  }
}
