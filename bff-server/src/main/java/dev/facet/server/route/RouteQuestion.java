// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import dev.facet.http.QueryParameters;
import dev.facet.http.RequestCookies;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a route table is asked.
 *
 * @param scheme {@code http} or {@code https}, as the client used it
 * @param authority host and perhaps port, as the client asked for them
 * @param method the method to be allowed; for a CORS preflight the one that it announces
 * @param path in normal form, see {@link PathNormaliser}
 * @param headers of the request
 * @param query as received, without the question mark; empty for none
 * @param notes what is noted while tables are asked about it
 */
public record RouteQuestion(
    String scheme,
    String authority,
    HttpMethod method,
    String path,
    MultiMap headers,
    String query,
    RouteNotes notes) {
  /** A request for which little enough is to be run that nobody waits. */
  public RouteQuestion(
      String scheme,
      String authority,
      HttpMethod method,
      String path,
      MultiMap headers,
      String query) {
    this(scheme, authority, method, path, headers, query, RouteNotes.ofRequest());
  }

  /** The same for another path; the notes are those of both. */
  public RouteQuestion withPath(String other) {
    return new RouteQuestion(scheme, authority, method, other, headers, query, notes);
  }

  /** The same for another method; the notes are those of both. */
  public RouteQuestion withMethod(HttpMethod other) {
    return new RouteQuestion(scheme, authority, other, path, headers, query, notes);
  }

  /** Another request with the same headers and query. */
  public RouteQuestion at(String scheme, String authority, HttpMethod method, String path) {
    return new RouteQuestion(scheme, authority, method, path, headers, query, notes);
  }

  /** The same, however much is to be run: for people who wait for it. */
  public RouteQuestion unbounded() {
    return new RouteQuestion(
        scheme, authority, method, path, headers, query, RouteNotes.unbounded());
  }

  /**
   * Whether a header has a value. One that is there twice has none: the service might read the
   * other line.
   *
   * @param name in lower case
   */
  boolean hasHeader(String name, String value) {
    return header(name).equals(value);
  }

  /**
   * The value of a header; empty where it is missing or there twice.
   *
   * @param name in lower case
   */
  String header(String name) {
    List<String> lines = headers.getAll(name);
    return lines.size() == 1 ? lines.getFirst() : "";
  }

  /** Whether there is one header line that a pattern takes, or any where it names no value. */
  boolean hasHeader(FieldPattern pattern) {
    List<String> lines = headers.getAll(pattern.name());
    return pattern.regex().isEmpty()
        ? !lines.isEmpty()
        : lines.size() == 1 && pattern.takes(lines.getFirst(), notes);
  }

  /** Whether there is a cookie that a pattern takes. */
  boolean hasCookie(FieldPattern pattern) {
    String value = cookie(pattern.name());
    return value != null && pattern.takes(value, notes);
  }

  /**
   * The value of a cookie, without the quotes around it; null where it is missing, or there with
   * several values: the service might read another one.
   */
  @Nullable String cookie(String name) {
    return RequestCookies.only(headers, name);
  }

  /** The values of a query parameter, decoded as those of a form, each once. */
  List<String> parameters(String name) {
    return QueryParameters.all(query, name);
  }

  /** Whether the query has a parameter with a value, both decoded as those of a form. */
  boolean hasParameter(String name, String value) {
    return QueryParameters.has(query, name, value);
  }
}
