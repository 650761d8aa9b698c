// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.template.JsonPath.Segment;
import dev.facet.schema.template.TemplateProblem.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads what stands between two braces. */
final class ExpressionParser {
  private static final List<String> ROOTS = Arrays.stream(Root.values()).map(Root::source).toList();
  private static final String FALLBACK =
      "what stands for a missing value is a pipe: | default(\"x\")";
  private static final List<String> CLIENT = List.of("name", "version", "ip");
  private static final List<String> REQUEST = List.of("method", "scheme", "host", "path", "query");

  private final String text;
  private final int open;
  private final int close;
  private final List<TemplateProblem> problems;
  private int at;

  /**
   * @param open offset of the opening brace
   * @param close offset of the closing brace
   */
  ExpressionParser(String text, int open, int close, List<TemplateProblem> problems) {
    this.text = text;
    this.open = open;
    this.close = close;
    this.problems = problems;
    this.at = open + 1;
  }

  /** The expression; empty where it cannot be read, which is then among the problems. */
  Optional<Hole> parse() {
    skipSpace();
    int start = at;
    while (at < close && isWordPart(text.charAt(at))) {
      at++;
    }
    Range rootRange = new Range(start, at);
    String word = text.substring(start, at);
    if (word.isEmpty()) {
      problem(Kind.SYNTAX, open, close + 1, "not an expression", instead());
      return Optional.empty();
    }
    Optional<Root> root = Root.of(word);
    if (root.isEmpty()) {
      unknownRoot(word, rootRange);
      return Optional.empty();
    }
    return path(root.get(), rootRange);
  }

  private String instead() {
    return at < close && (text.charAt(at) == '"' || text.charAt(at) == '\'')
        ? "an object is written without quotes around it, such as {id: \"{args.id}\"}"
        : "write such as {args.id}";
  }

  private void unknownRoot(String word, Range range) {
    String hint =
        Suggestion.nearest(word, ROOTS)
            .map(near -> "did you mean \"" + near + "\"?")
            .orElse("write {args." + word + "} or {parent." + word + "}");
    problems.add(
        new TemplateProblem(Kind.UNKNOWN_ROOT, range, "unknown root \"" + word + "\"", hint));
  }

  private Optional<Hole> path(Root root, Range rootRange) {
    PathParser parser = PathParser.inExpression(text, at, close, problems);
    if (!parser.steps()) {
      return Optional.empty();
    }
    at = parser.position();
    boolean optional = mark('?');
    boolean exploded = mark('*');
    optional = optional || mark('?');
    Optional<List<Pipe>> pipes = pipes();
    if (pipes.isEmpty() || !fits(root, rootRange, parser)) {
      return Optional.empty();
    }
    JsonPath path = root == Root.HEADER ? lowerCase(parser.path()) : parser.path();
    return Optional.of(
        new Hole(
            new Expression(root, path, optional, pipes.get()),
            exploded,
            Hole.Place.TEXT,
            new Range(open, close + 1),
            rootRange,
            parser.ranges()));
  }

  private boolean mark(char mark) {
    boolean there = at < close && text.charAt(at) == mark;
    at += there ? 1 : 0;
    return there;
  }

  private Optional<List<Pipe>> pipes() {
    List<Pipe> pipes = new ArrayList<>();
    skipSpace();
    while (at < close) {
      if (text.charAt(at) != '|') {
        problem(Kind.SYNTAX, at, at + 1, "unexpected \"" + text.charAt(at) + "\"", remedy());
        return Optional.empty();
      }
      if (text.startsWith("||", at)) {
        problem(Kind.SYNTAX, at, at + 2, "unexpected \"||\"", FALLBACK);
        return Optional.empty();
      }
      PipeParser parser = new PipeParser(text, at + 1, close, problems);
      Optional<Pipe> pipe = parser.parse();
      if (pipe.isEmpty()) {
        return Optional.empty();
      }
      pipes.add(pipe.get());
      at = parser.position();
      skipSpace();
    }
    return Optional.of(pipes);
  }

  private String remedy() {
    return text.charAt(at) == '?' ? FALLBACK : "";
  }

  /** Some roots have no path, or only certain ones. */
  private boolean fits(Root root, Range rootRange, PathParser parser) {
    List<Segment> steps = parser.path().segments();
    return switch (root) {
      case KEYS, FRONTEND, CORRELATION_ID ->
          steps.isEmpty() || badPath(rootRange, parser, "has no parts", "");
      case HEADER ->
          (steps.size() == 1 && steps.getFirst() instanceof Segment.Property)
              || badPath(rootRange, parser, "needs one name", "write such as {header.x-tenant}");
      case QUERY ->
          (steps.size() == 1 && steps.getFirst() instanceof Segment.Property)
              || badPath(rootRange, parser, "needs one name", "write such as {query.page}");
      case CLIENT ->
          isOneOf(steps, CLIENT)
              || badPath(rootRange, parser, "has name and version only", "in policies it has ip");
      case REQUEST ->
          isOneOf(steps, REQUEST)
              || badPath(rootRange, parser, "has " + String.join(", ", REQUEST) + " only", "");
      case ARGS, PARENT, KEY, CLAIMS, BODY -> true;
    };
  }

  private static boolean isOneOf(List<Segment> steps, List<String> names) {
    return steps.size() == 1
        && steps.getFirst() instanceof Segment.Property(var name)
        && names.contains(name);
  }

  private boolean badPath(Range rootRange, PathParser parser, String message, String hint) {
    String root = text.substring(rootRange.start(), rootRange.end());
    List<Range> steps = parser.ranges();
    int start = steps.isEmpty() ? rootRange.start() : steps.getFirst().start();
    int end = steps.isEmpty() ? rootRange.end() : steps.getLast().end();
    problem(Kind.SYNTAX, start, end, "\"" + root + "\" " + message, hint);
    return false;
  }

  private static JsonPath lowerCase(JsonPath path) {
    return path.segments().getFirst() instanceof Segment.Property(var name)
        ? JsonPath.property(name.toLowerCase(Locale.ROOT))
        : path;
  }

  private static boolean isWordPart(char c) {
    return c == '_' || c == '-' || (c < 128 && Character.isLetterOrDigit(c));
  }

  private void skipSpace() {
    while (at < close && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private void problem(Kind kind, int start, int end, String message, String hint) {
    problems.add(new TemplateProblem(kind, new Range(start, end), message, hint));
  }
}
