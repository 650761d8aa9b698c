// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.List;

/** Arranges the pieces of a URL template into segments and parameters, and checks its literals. */
final class UrlTemplateParser {
  private final String source;
  private final List<TemplateProblem> problems;
  private final List<Hole> holes = new ArrayList<>();
  private final UrlPathParser path;
  private final UrlQueryParser query;
  private boolean inQuery;

  UrlTemplateParser(String source, List<TemplateProblem> problems) {
    this.source = source;
    this.problems = problems;
    this.path = new UrlPathParser(problems);
    this.query = new UrlQueryParser(problems);
  }

  /** The template; of no use where there are problems. */
  UrlTemplate parse(List<Piece> pieces) {
    if (problems.isEmpty()) {
      checkStart();
    }
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Gap(var hole) -> add(hole.at(inQuery ? query.place(hole) : Hole.Place.PATH));
        case Piece.Literal(var text, var range) -> add(text, range.start());
      }
    }
    ShownUrl shown = ShownUrl.of(source, pieces);
    return new CompiledUrl(
        source,
        new CompiledUrl.Shown(shown.secrets().isEmpty() ? source : shown.text(), shown.secrets()),
        path.parts(),
        query.parts(),
        holes.stream().map(Hole::expression).toList());
  }

  /** The expressions, each with its place. */
  List<Hole> holes() {
    return holes;
  }

  private void checkStart() {
    if (!source.startsWith("/")) {
      String hint =
          source.contains("://")
              ? "the host is the service's, in the configuration"
              : "write \"/" + source + "\"";
      problem(0, source.length(), "a URL template starts with /", hint);
    } else if (source.startsWith("//")) {
      problem(0, 2, "a URL template starts with one /", "");
    }
  }

  /** Scripts write so; the dollar sign would be sent. */
  private void checkDollar(Hole hole) {
    int open = hole.range().start();
    if (open > 0 && source.charAt(open - 1) == '$') {
      String expression = source.substring(open, hole.range().end());
      problem(
          open - 1,
          open,
          "$ before an expression",
          "write " + expression + ", or %24 for the sign");
    }
  }

  private void add(Hole hole) {
    checkDollar(hole);
    holes.add(hole);
    if (inQuery) {
      query.add(hole);
    } else {
      path.add(hole);
    }
  }

  private void add(String text, int offset) {
    checkCharacters(text, offset);
    int mark = inQuery ? -1 : text.indexOf('?');
    if (inQuery) {
      query.add(text);
    } else if (mark < 0) {
      path.add(text, offset);
    } else {
      path.add(text.substring(0, mark), offset);
      inQuery = true;
      query.add(text.substring(mark + 1));
    }
  }

  private void checkCharacters(String text, int offset) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '#') {
        problem(offset + i, offset + i + 1, "# in a URL template", "write %23");
      } else if (Character.isISOControl(c)) {
        problem(offset + i, offset + i + 1, "control character in a URL template", "");
      } else if (c == '%' && !isEscape(text, i)) {
        problem(offset + i, offset + i + 1, "% without two hexadecimal digits", "write %25");
      }
    }
  }

  private static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && Character.digit(text.charAt(at + 1), 16) >= 0
        && Character.digit(text.charAt(at + 2), 16) >= 0;
  }

  private void problem(int start, int end, String message, String hint) {
    problems.add(new TemplateProblem(Kind.SYNTAX, new Range(start, end), message, hint));
  }
}
