// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;

/**
 * An expression and where it stands in its template.
 *
 * @param expression the compiled expression
 * @param exploded whether a star asks for one query parameter for each element or member (RFC 6570
 *     section 3.2.8)
 * @param place which part of the template it is in
 * @param range the hole, braces included
 * @param root the name of the root
 * @param steps each step of the path, in order
 */
public record Hole(
    Expression expression,
    boolean exploded,
    Place place,
    Range range,
    Range root,
    List<Range> steps) {
  /** Copies the list. */
  public Hole {
    steps = List.copyOf(steps);
  }

  /** The parts of a template that treat values differently. */
  public enum Place {
    /** Text, or a string of a JSON body. */
    TEXT,
    /** The path of a URL. */
    PATH,
    /** The query of a URL. */
    QUERY,
    /** The query of a URL, where members of an object stand in the brackets of a name. */
    QUERY_BRACKETS,
    /** The query of a URL, where members of an object are parameters of their own names. */
    QUERY_NAMES
  }

  /** A star repeats a query parameter; elsewhere it means nothing. */
  void rejectStar(List<TemplateProblem> problems) {
    if (exploded) {
      problems.add(
          new TemplateProblem(
              TemplateProblem.Kind.SYNTAX,
              range,
              "* outside a query parameter",
              "a star repeats a parameter: ?id={keys*}"));
    }
  }

  Hole at(Place other) {
    return new Hole(expression, exploded, other, range, root, steps);
  }
}
