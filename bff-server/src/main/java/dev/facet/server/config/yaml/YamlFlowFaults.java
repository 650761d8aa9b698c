// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;

/** Faults between the brackets of a list or mapping that is written in one line. */
final class YamlFlowFaults {
  private YamlFlowFaults() {}

  static Optional<Diagnostic.Error> of(YamlFault fault) {
    if (fault.says("block end") && "}]".indexOf(fault.character()) >= 0) {
      return Optional.of(superfluous(fault));
    }
    if (!fault.says("expected ',' or")) {
      return Optional.empty();
    }
    return Optional.of(
        fault.at().line() > fault.begun().line() ? unclosed(fault) : sameLine(fault));
  }

  private static Diagnostic.Error superfluous(YamlFault fault) {
    return YamlFault.error(
        "this " + fault.character() + " closes nothing", fault.at(), "remove it");
  }

  /** The bracket is read on into the lines below: the mistake is where it opens, or behind that. */
  private static Diagnostic.Error unclosed(YamlFault fault) {
    SourceSpan opening = fault.begun();
    String rest = fault.source().line(opening.line()).substring(opening.column() - 1);
    if (rest.matches(".*[\\s\\[{,]#.*")) {
      int column = opening.column() + rest.indexOf('#');
      SourceSpan place = fault.source().span(opening.line(), column, 1);
      return YamlFault.error(
              "# begins a comment, so " + opening.text() + " is not closed",
              place,
              "text that starts with # needs quotes")
          .relatedTo(List.of(opening));
    }
    String closing = opening.text().equals("{") ? "}" : "]";
    return YamlFault.error(
            "this " + opening.text() + " is not closed",
            opening,
            "write " + closing + " where its entries end")
        .relatedTo(List.of(fault.at()));
  }

  private static Diagnostic.Error sameLine(YamlFault fault) {
    char found = fault.character();
    if (found == '{' || found == '[') {
      boolean placeholder = fault.before().endsWith("$");
      return YamlFault.error(
          found + " within a string",
          fault.at(),
          placeholder
              ? "put quotes around values that hold ${...}"
              : "put quotes around text that holds " + found);
    }
    if (found == '}' || found == ']') {
      return YamlFault.error(
          fault.begun().text() + " is closed by " + found,
          fault.at(),
          "write " + (found == '}' ? "]" : "}"));
    }
    return found == ':' ? colon(fault) : comma(fault, fault.word(fault.at()));
  }

  /** A second colon in one entry: {@code a: 1 b: 2} or {@code a: b: c}. */
  private static Diagnostic.Error colon(YamlFault fault) {
    String before = fault.before();
    int entry = Math.max(before.lastIndexOf(','), fault.begun().column() - 1) + 1;
    String value = before.substring(entry).replaceFirst("^[^:]*:\\s*", "");
    int space = value.lastIndexOf(' ');
    if (space < 0) {
      return YamlFault.error(
          "a second colon in one entry",
          fault.at(),
          "text that holds a colon and a space needs quotes");
    }
    int length = value.length() - space - 1;
    int column = fault.at().column() - length;
    return comma(fault, fault.source().span(fault.at().line(), column, length));
  }

  private static Diagnostic.Error comma(YamlFault fault, SourceSpan next) {
    // The word may be a part of a secret, so that it is not repeated.
    return YamlFault.error("no comma before this word", next, "write a comma between two entries")
        .relatedTo(List.of(fault.begun()));
  }
}
