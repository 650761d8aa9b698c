// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/** Collects the query of a URL template, parameter by parameter. */
final class UrlQueryParser {
  private final List<TemplateProblem> problems;
  private final List<QueryPart> parts = new ArrayList<>();
  private final StringBuilder name = new StringBuilder();
  private final List<Object> value = new ArrayList<>();
  private final List<Hole> starred = new ArrayList<>();
  private boolean inValue;

  UrlQueryParser(List<TemplateProblem> problems) {
    this.problems = problems;
  }

  void add(Hole hole) {
    if (!inValue) {
      problem(hole, "expression in the name of a parameter", "write name={…}");
    }
    if (hole.exploded()) {
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
    if (exploded && value.size() > 1) {
      starred.forEach(
          hole -> problem(hole, "* beside other text", "a star stands alone: id={keys*}"));
    }
    if (value.size() == 1 && value.getFirst() instanceof Expression expression) {
      parts.add(
          exploded
              ? new QueryPart.Repeated(name.toString(), expression)
              : new QueryPart.Single(name.toString(), expression));
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

  private void problem(Hole hole, String message, String hint) {
    problems.add(new TemplateProblem(Kind.SYNTAX, hole.range(), message, hint));
  }
}
