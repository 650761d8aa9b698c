// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.Authorities;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.route.PathNormaliser;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The target of a request in its parts (RFC 9112 section 3.2).
 *
 * @param authority what a target in absolute form names; null for a target in origin form, of which
 *     Host decides
 * @param path still encoded; {@code /} where the target has none, {@code *} where that means the
 *     gateway
 * @param query what stands behind the question mark; null where there is none
 */
public record RequestTarget(@Nullable String authority, String path, @Nullable String query) {
  private static final String HTTP = "http://";
  private static final String HTTPS = "https://";
  private static final String ASTERISK = "*";

  /** Reads the target of a request; null where it has none of the forms that are served here. */
  static @Nullable RequestTarget of(HttpServerRequest request) {
    return of(request.method(), Objects.requireNonNullElse(request.uri(), ""));
  }

  /**
   * Reads a target.
   *
   * @param uri as a request line has it
   * @return null where it has none of the forms that are served here
   */
  public static @Nullable RequestTarget of(HttpMethod method, String uri) {
    if (uri.startsWith("/")) {
      int mark = uri.indexOf('?');
      return new RequestTarget(null, path(uri, 0), mark < 0 ? null : uri.substring(mark + 1));
    }
    if (uri.equals(ASTERISK)) {
      return method.equals(HttpMethod.OPTIONS) ? new RequestTarget(null, ASTERISK, null) : null;
    }
    int start =
        uri.regionMatches(true, 0, HTTP, 0, HTTP.length())
            ? HTTP.length()
            : uri.regionMatches(true, 0, HTTPS, 0, HTTPS.length()) ? HTTPS.length() : -1;
    return start < 0 ? null : absolute(method, uri, start);
  }

  /** What the client is told whose target has none of these forms. */
  public static Problem rejection(HttpMethod method) {
    return method.equals(HttpMethod.CONNECT)
        ? AllowedMethods.neverOfTunnels()
        : Problem.of(ProblemCode.BAD_REQUEST, "The target must be a path, or an http URL.");
  }

  /** What the client is told that names no authority in its target, and no valid one in Host. */
  public static Problem withoutHost() {
    return Problem.of(ProblemCode.BAD_REQUEST, "The request needs exactly one valid Host.");
  }

  /** Whether a path stands for the gateway as a whole, of which OPTIONS asks. */
  public static boolean isOfGateway(String path) {
    return path.equals(ASTERISK);
  }

  private static @Nullable RequestTarget absolute(HttpMethod method, String uri, int start) {
    int end = start;
    while (end < uri.length() && "/?#".indexOf(uri.charAt(end)) < 0) {
      end++;
    }
    String authority = Authorities.parse(uri.substring(start, end));
    if (authority == null) {
      return null;
    }
    if (end == uri.length() && method.equals(HttpMethod.OPTIONS)) {
      return new RequestTarget(authority, ASTERISK, null); // RFC 9112, section 3.2.4
    }
    String path = path(uri, end);
    int mark = uri.indexOf('?', end);
    return new RequestTarget(
        authority, path.isEmpty() ? "/" : path, mark < 0 ? null : uri.substring(mark + 1));
  }

  private static String path(String uri, int start) {
    int mark = uri.indexOf('?', start);
    return mark < 0 ? uri.substring(start) : uri.substring(start, mark);
  }

  /**
   * The path in the form in which it is matched and forwarded.
   *
   * @throws dev.facet.server.route.PathRejectedException where two servers could read it
   *     differently
   */
  public String normalPath() {
    return isOfGateway(path) ? path : PathNormaliser.normalise(path);
  }

  /**
   * The query as it is forwarded; null where there is none.
   *
   * @throws dev.facet.server.route.PathRejectedException where it could not be part of a target
   */
  public @Nullable String normalQuery() {
    return query == null ? null : PathNormaliser.normaliseQuery(query);
  }
}
