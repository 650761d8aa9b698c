// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.ConfigCode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * A complaint of the YAML parser.
 *
 * @param problem in the parser's words, which users do not see
 * @param at where the parser stopped
 * @param begun where the part begins that the parser was reading; {@code at} where it does not tell
 */
record YamlFault(String problem, SourceSpan at, SourceSpan begun) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<=[\\s\\[,])([0-9A-Fa-f]*:[0-9A-Fa-f.:]*:[0-9A-Fa-f.]*(?:/\\d+)?)(?=[\\s,\\]}]|$)");

  private static final Pattern QUOTED = Pattern.compile("(?:[:,-]\\s+|[\\[{]\\s*)([\"'])");

  static YamlFault of(MarkedYamlEngineException complaint, YamlPositions positions) {
    SourceSpan at =
        positions.at(
            complaint.getProblemMark().isPresent()
                ? complaint.getProblemMark()
                : complaint.getContextMark());
    SourceSpan begun =
        complaint.getContextMark().isPresent() ? positions.at(complaint.getContextMark()) : at;
    String problem = complaint.getProblem() == null ? "" : complaint.getProblem();
    return new YamlFault(problem, at, begun);
  }

  boolean says(String words) {
    return problem.contains(words);
  }

  SourceText source() {
    return at.source();
  }

  /** The character at the fault; a space at the end of the file. */
  char character() {
    return at.text().isEmpty() ? ' ' : at.text().charAt(0);
  }

  /** The line of the fault up to it. */
  String before() {
    return source().line(at.line()).substring(0, at.column() - 1);
  }

  /** The nearest line above a line that is neither blank nor a comment; 0 for none. */
  int above(int line) {
    int number = line - 1;
    while (number > 0 && source().line(number).matches("\\s*(#.*)?")) {
      number--;
    }
    return number;
  }

  /** What stands on a line, without indentation and without spaces at its end. */
  SourceSpan content(int line) {
    String text = source().line(line);
    int indent = indent(line);
    return source().span(line, indent + 1, text.strip().length());
  }

  /** The spaces that a line begins with. */
  int indent(int line) {
    String text = source().line(line);
    return text.length() - text.stripLeading().length();
  }

  /** The text from a place up to what ends a word in YAML. */
  SourceSpan word(SourceSpan start) {
    String text = source().text();
    int end = start.start();
    while (end < text.length() && " ,]}\n\r".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return new SourceSpan(source(), start.start(), end);
  }

  /**
   * The quote of a value that its own line does not close; empty where there is none. Everything up
   * to the next quote, which may be far below, is then a part of that value.
   */
  Optional<SourceSpan> openQuote() {
    for (int line = 1; line <= at.line(); line++) {
      String text = source().line(line);
      int comment = (text + " #").indexOf(" #");
      Matcher quoted = QUOTED.matcher(text);
      while (quoted.find() && quoted.start() < comment) {
        char quote = quoted.group(1).charAt(0);
        String rest = text.substring(quoted.start(1)).replace("\\\"", "");
        if (rest.chars().filter(each -> each == quote).count() % 2 == 1) {
          return Optional.of(source().span(line, text.lastIndexOf(quote) + 1, 1));
        }
      }
    }
    return Optional.empty();
  }

  /** The IPv6 address without quotes that a fault is in; empty for none. */
  Optional<SourceSpan> address() {
    String text = source().line(at.line());
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      if (at.column() > address.start(1) && at.column() <= address.end(1) + 1) {
        int length = address.end(1) - address.start(1);
        return Optional.of(source().span(at.line(), address.start(1) + 1, length));
      }
    }
    return Optional.empty();
  }

  /** What to tell the user. */
  static Diagnostic.Error error(String message, SourceSpan place, String hint) {
    return new Diagnostic.Error(ConfigCode.NOT_YAML, "not YAML: " + message, place).hinted(hint);
  }
}
