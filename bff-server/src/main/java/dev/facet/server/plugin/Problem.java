// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A rejection or failure as the client sees it: problem+json (RFC 9457) on routes, an error with
 * {@code extensions.code} on GraphQL paths.
 *
 * @param status the HTTP status
 * @param code the stable code: one of {@link ProblemCode}, or a third party's own
 * @param detail one sentence for the client's developer; never an address, a stack or an upstream's
 *     words
 * @param headers headers the response must carry, such as WWW-Authenticate
 * @param extensions further members of the problem, plain JSON values
 * @param proxyError the proxy error type of RFC 9209, section 2.3; empty for that of the code
 */
public record Problem(
    int status,
    String code,
    String detail,
    Map<String, String> headers,
    Map<String, Object> extensions,
    String proxyError) {
  /** Copies the maps. */
  public Problem {
    headers = Map.copyOf(headers);
    extensions = Map.copyOf(extensions);
  }

  /** A problem without further members. */
  public Problem(int status, String code, String detail, Map<String, String> headers) {
    this(status, code, detail, headers, Map.of(), "");
  }

  /** A problem without headers of its own. */
  public Problem(int status, String code, String detail) {
    this(status, code, detail, Map.of());
  }

  /** A problem of the catalogue, with its usual status. */
  public static Problem of(ProblemCode code, String detail) {
    return new Problem(code.status(), code.name(), detail);
  }

  /** What the client is told whose request no frontend and no route takes. */
  public static Problem notFound() {
    return of(ProblemCode.NOT_FOUND, "No frontend and no route matches this request.");
  }

  /**
   * The rejection of a body that is too long, wherever that is found out.
   *
   * @param limit the most bytes
   */
  public static Problem bodyTooLarge(long limit) {
    return of(ProblemCode.BODY_TOO_LARGE, "The body is longer than " + limit + " bytes.");
  }

  /** This problem with one more header. */
  public Problem withHeader(String name, String value) {
    return new Problem(status, code, detail, plus(headers, name, value), extensions, proxyError);
  }

  /** This problem with one more member. */
  public Problem withExtension(String name, Object value) {
    return new Problem(status, code, detail, headers, plus(extensions, name, value), proxyError);
  }

  /** This problem in other words. */
  public Problem withDetail(String words) {
    return new Problem(status, code, words, headers, extensions, proxyError);
  }

  /** This problem with a proxy error type of its own (RFC 9209, section 2.3). */
  public Problem withProxyError(String type) {
    return new Problem(status, code, detail, headers, extensions, type);
  }

  /** The problem as the failure of a plugin. */
  public <T> Future<T> asFailure() {
    return Future.failedFuture(new ProblemException(this));
  }

  private static <V> Map<String, V> plus(Map<String, V> map, String name, V value) {
    Map<String, V> more = new LinkedHashMap<>(map);
    more.put(name, value);
    return more;
  }
}
