// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;

/**
 * A path and query with holes; every value is percent-encoded for its place (RFC 3986, RFC 6570),
 * so that the path always has the segments of the template.
 */
public interface UrlTemplate {
  /** All expressions of the template, in order. */
  List<Expression> expressions();

  /** The target for a scope. */
  Rendered render(Scope scope);

  /** The template as it was written, with what was added to it. */
  String source();

  /**
   * The template as it may be shown and logged: stars stand for what was written as the value of a
   * query parameter whose name announces a secret.
   */
  String shown();

  /** What {@link #shown} has stars for, as it was written. */
  List<String> secrets();

  /** Whether the query has a parameter of this name. */
  boolean hasParameter(String name);

  /**
   * The same with one more query parameter, last.
   *
   * @param name without characters that are structure of a query
   * @param value encoded like text of a template: such characters stay
   */
  UrlTemplate with(String name, String value);

  /** What rendering came to. */
  sealed interface Rendered {
    /** A request target: starts with a slash, encoded, with its query. */
    record Target(String value) implements Rendered {}

    /**
     * A value is missing that the request cannot do without, so there is nothing to call: {@code
     * /users/} would be another resource, and without {@code ?owner=7} it would be that of all.
     */
    record Missing(Expression expression) implements Rendered {}

    /** A value cannot stand where it would, such as {@code ..} or nothing in a path. */
    record Rejected(Expression expression, String reason) implements Rendered {}
  }
}
