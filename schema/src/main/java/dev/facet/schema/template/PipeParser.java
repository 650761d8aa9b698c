// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.template.TemplateProblem.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one pipe of the closed list: {@code trim}, {@code default("*")}. */
final class PipeParser {
  private static final List<String> NAMES =
      List.of(
          "default", "lower", "upper", "trim", "join", "json", "base64", "date", "number",
          "string");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,18})?");

  /** Every part of it has the most digits. */
  private static final OffsetDateTime LAST_MOMENT =
      OffsetDateTime.of(2024, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.ofHours(14));

  private final String text;
  private final int end;
  private final List<TemplateProblem> problems;
  private int at;

  /**
   * @param start offset behind the bar
   * @param end offset of the closing brace
   */
  PipeParser(String text, int start, int end, List<TemplateProblem> problems) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.problems = problems;
  }

  int position() {
    return at;
  }

  /** The pipe; empty where it cannot be read, which is then among the problems. */
  Optional<Pipe> parse() {
    skipSpace();
    int start = at;
    while (at < end && Character.isLetterOrDigit(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    Range range = new Range(start, at);
    if (!NAMES.contains(name)) {
      return problem(Kind.UNKNOWN_PIPE, range, "unknown pipe \"" + name + "\"", hint(name));
    }
    skipSpace();
    if (at == end || text.charAt(at) != '(') {
      return plain(name, range);
    }
    int close = closing();
    if (close < 0) {
      return problem(Kind.SYNTAX, new Range(at, end), "( is not closed", "add )");
    }
    String inside = text.substring(at + 1, close).strip();
    at = close + 1;
    return inside.isEmpty() ? plain(name, range) : withArgument(name, inside, new Range(start, at));
  }

  private static String hint(String unknown) {
    if (unknown.equals("optional")) {
      return "a question mark behind the path says so: {parent.ref?}";
    }
    return Suggestion.nearest(unknown, NAMES)
        .map(near -> "did you mean \"" + near + "\"?")
        .orElse("the pipes are " + String.join(", ", NAMES));
  }

  private int closing() {
    int from = at + 1;
    while (from < end && Character.isWhitespace(text.charAt(from))) {
      from++;
    }
    boolean quoted = from < end && "\"'".indexOf(text.charAt(from)) >= 0;
    int after = quoted ? text.indexOf(text.charAt(from), from + 1) : from;
    int close = after < 0 ? -1 : text.indexOf(')', after);
    return close < end ? close : -1;
  }

  private Optional<Pipe> plain(String name, Range range) {
    return switch (name) {
      case "lower" -> Optional.of(new Pipe.LowerCase());
      case "upper" -> Optional.of(new Pipe.UpperCase());
      case "trim" -> Optional.of(new Pipe.Trimmed());
      case "json" -> Optional.of(new Pipe.AsJson());
      case "base64" -> Optional.of(new Pipe.AsBase64());
      case "number" -> Optional.of(new Pipe.AsNumber());
      case "string" -> Optional.of(new Pipe.AsText());
      default ->
          problem(
              Kind.UNKNOWN_PIPE, range, "pipe \"" + name + "\" needs an argument", example(name));
    };
  }

  private static String example(String name) {
    return switch (name) {
      case "join" -> "write join(\";\")";
      case "date" -> "write date(\"yyyy-MM-dd\")";
      default -> "write default(\"*\")";
    };
  }

  private Optional<Pipe> withArgument(String name, String inside, Range range) {
    String quoted = unquoted(inside);
    if (name.equals("default")) {
      return fallback(inside, quoted, range);
    }
    if (!name.equals("join") && !name.equals("date")) {
      return problem(Kind.UNKNOWN_PIPE, range, "pipe \"" + name + "\" takes no argument", "");
    }
    if (quoted == null) {
      return problem(Kind.UNKNOWN_PIPE, range, "the argument is not a string", example(name));
    }
    return name.equals("join") ? Optional.of(new Pipe.Joined(quoted)) : date(quoted, range);
  }

  private Optional<Pipe> fallback(String inside, @Nullable String quoted, Range range) {
    if (quoted != null) {
      return Optional.of(new Pipe.Fallback(quoted));
    }
    if (inside.equals("true") || inside.equals("false")) {
      return Optional.of(new Pipe.Fallback(inside.equals("true")));
    }
    if (!NUMBER.matcher(inside).matches()) {
      return problem(
          Kind.UNKNOWN_PIPE,
          range,
          "the argument is no string, number, true or false",
          example("default"));
    }
    return Optional.of(
        new Pipe.Fallback(inside.contains(".") ? new BigDecimal(inside) : Long.valueOf(inside)));
  }

  private Optional<Pipe> date(String pattern, Range range) {
    DateTimeFormatter formatter;
    try {
      formatter = DateTimeFormatter.ofPattern(pattern, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return problem(
          Kind.UNKNOWN_PIPE, range, "not a date pattern: \"" + pattern + "\"", example("date"));
    }
    try {
      String _ = formatter.format(LAST_MOMENT);
    } catch (DateTimeException e) {
      return problem(
          Kind.UNKNOWN_PIPE,
          range,
          "date pattern \"" + pattern + "\" asks for what not every date has",
          "a value has a date, a time and an offset: " + example("date"));
    }
    return Optional.of(new Pipe.AsDate(pattern, formatter));
  }

  private static @Nullable String unquoted(String inside) {
    char first = inside.charAt(0);
    boolean quoted =
        inside.length() > 1
            && (first == '"' || first == '\'')
            && inside.indexOf(first, 1) == inside.length() - 1;
    return quoted ? inside.substring(1, inside.length() - 1) : null;
  }

  private void skipSpace() {
    while (at < end && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  private Optional<Pipe> problem(Kind kind, Range range, String message, String hint) {
    problems.add(new TemplateProblem(kind, range, message, hint));
    return Optional.empty();
  }
}
