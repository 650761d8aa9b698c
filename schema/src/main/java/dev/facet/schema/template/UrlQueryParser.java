// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects the query of a URL template, parameter by parameter. */
final class UrlQueryParser {
  /** The end of a name with brackets, encoded, that holds for each element or member. */
  private static final String BRACKETS = "%5B%5D=";

  private final List<TemplateProblem> problems;
  private final List<QueryPart> parts = new ArrayList<>();
  private final StringBuilder name = new StringBuilder();
  private final List<Object> value = new ArrayList<>();
  private final List<Hole> starred = new ArrayList<>();
  private boolean inValue;

  UrlQueryParser(List<TemplateProblem> problems) {
    this.problems = problems;
  }

  /** What an expression is for that comes next. */
  Hole.Place place(Hole hole) {
    if (!hole.exploded()) {
      return Hole.Place.QUERY;
    }
    if (!inValue && name.isEmpty() && value.isEmpty()) {
      return Hole.Place.QUERY_NAMES;
    }
    return inValue && name.toString().endsWith(BRACKETS)
        ? Hole.Place.QUERY_BRACKETS
        : Hole.Place.QUERY;
  }

  void add(Hole hole) {
    if (!inValue && hole.place() != Hole.Place.QUERY_NAMES) {
      problem(
          hole,
          "expression in the name of a parameter",
          "write name={…}, or ?{args.filter*} alone for the fields of an object");
    } else if (hole.exploded()) {
      starred.add(hole);
    }
    value.add(hole.expression());
  }

  void add(String text) {
    int from = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '&') {
        addLiteral(text.substring(from, i));
        endParameter();
        from = i + 1;
      } else if (c == '=' && !inValue) {
        addLiteral(text.substring(from, i + 1));
        inValue = true;
        from = i + 1;
      }
    }
    addLiteral(text.substring(from));
  }

  List<QueryPart> parts() {
    endParameter();
    return parts;
  }

  private void addLiteral(String text) {
    if (text.isEmpty()) {
      return;
    }
    StringBuilder encoded = new StringBuilder();
    PercentEncoding.appendLiteral(encoded, text);
    if (inValue) {
      value.add(encoded.toString());
    } else {
      name.append(encoded);
    }
  }

  private void endParameter() {
    boolean exploded = !starred.isEmpty();
    boolean bare = exploded && !inValue;
    if (exploded && (value.size() > 1 || (bare && !name.isEmpty()))) {
      starred.forEach(
          hole -> problem(hole, "* beside other text", "a star stands alone: id={keys*}"));
    }
    if (value.size() == 1 && value.getFirst() instanceof Expression expression) {
      parts.add(
          exploded ? exploded(expression) : new QueryPart.Single(name.toString(), expression));
    } else if (value.stream().anyMatch(Expression.class::isInstance)) {
      parts.add(new QueryPart.Mixed(name.toString(), value));
    } else if (!name.isEmpty()) {
      value.forEach(name::append);
      parts.add(new QueryPart.Fixed(name.toString()));
    }
    name.setLength(0);
    value.clear();
    starred.clear();
    inValue = false;
  }

  private QueryPart exploded(Expression expression) {
    String written = name.toString();
    return switch (starred.getFirst().place()) {
      case QUERY_NAMES -> new QueryMembers("", "=", null, expression);
      case QUERY_BRACKETS ->
          new QueryMembers(
              written.substring(0, written.length() - BRACKETS.length()) + "%5B",
              BRACKETS.substring(3),
              new QueryPart.Repeated(written, expression),
              expression);
      case TEXT, PATH, QUERY -> new QueryPart.Repeated(written, expression);
    };
  }

  private void problem(Hole hole, String message, String hint) {
    problems.add(new TemplateProblem(Kind.SYNTAX, hole.range(), message, hint));
  }
}
