// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import dev.facet.http.ContentCodings;
import dev.facet.http.MediaType;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.ProblemException;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which bodies a POST can have: JSON in UTF-8, as it is (GraphQL over HTTP, section Request). A
 * browser sends other types across origins without asking first.
 */
final class OperationBody {
  private static final String JSON = "application/json";
  private static final Set<String> UTF_8 = Set.of("", "utf-8", "utf8");

  /** The longest value of a header that is told back. */
  private static final int MAX_TOLD = 100;

  private OperationBody() {}

  /**
   * Looks at the headers of a body.
   *
   * @throws ProblemException with {@code UNSUPPORTED_MEDIA_TYPE} where it is another one
   */
  static void require(MultiMap headers) {
    List<String> values = headers.getAll(HttpHeaders.CONTENT_TYPE);
    if (values.size() != 1) {
      throw unsupported(
          "Content-Type: "
              + (values.isEmpty() ? "missing" : "several")
              + " (expected: "
              + JSON
              + ")");
    }
    if (!values.getFirst().equals(JSON)) {
      requireJson(values.getFirst());
    }
    List<String> codings = headers.getAll(HttpHeaders.CONTENT_ENCODING);
    if (!codings.isEmpty() && !ContentCodings.applied(codings).isEmpty()) {
      throw unsupported(
          "Content-Encoding: "
              + told(String.join(", ", codings))
              + " (expected: none, bodies are not decompressed)");
    }
  }

  private static void requireJson(String value) {
    Optional<MediaType> type = MediaType.parse(value);
    if (type.isEmpty()) {
      throw unsupported("Content-Type: " + told(value) + " is malformed (expected: " + JSON + ")");
    }
    String name = type.get().name();
    if (name.equals("multipart/form-data")) {
      throw unsupported(
          "Content-Type: multipart/form-data (expected: "
              + JSON
              + "). Uploads of files are not supported in GraphQL; send them to a route of the"
              + " gateway.");
    }
    if (!name.equals(JSON)) {
      throw unsupported("Content-Type: " + told(name) + " (expected: " + JSON + ")");
    }
    String charset = type.get().charset();
    if (!UTF_8.contains(charset)) {
      throw unsupported("Content-Type: charset " + told(charset) + " (expected: utf-8)");
    }
  }

  private static String told(String value) {
    String start = value.substring(0, Math.min(value.length(), MAX_TOLD));
    return start.chars().allMatch(c -> c >= ' ' && c < 0x7f) ? start : "a value that is not text";
  }

  private static ProblemException unsupported(String detail) {
    return new ProblemException(
        Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE, detail).withHeader("accept", JSON));
  }
}
