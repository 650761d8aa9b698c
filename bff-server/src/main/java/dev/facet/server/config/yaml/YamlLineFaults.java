// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Faults of lines: colons that are missing or too many, indentation, what ends a document. */
final class YamlLineFaults {
  /** A key with its colon, and a value behind it or none. */
  private static final Pattern KEY = Pattern.compile("(- )*[^:#]+:(\\s.*)?");

  private static final Pattern ITEM = Pattern.compile("(-\\s+)+");

  private static final Pattern ITEM_WITHOUT_SPACE = Pattern.compile("-[^\\s-].*");

  private YamlLineFaults() {}

  static Optional<Diagnostic.Error> of(YamlFault fault) {
    if (fault.says("could not find expected ':'")) {
      return Optional.of(noColon(fault, fault.begun().line()));
    }
    if (fault.says("mapping values are not allowed")) {
      return Optional.of(colon(fault));
    }
    if (fault.says("sequence entries are not allowed")) {
      return Optional.of(
          YamlFault.error(
              "a list item on the line of its key",
              fault.at(),
              "write - on a line of its own below the key, or [ ] around the items"));
    }
    if (fault.says("expected the node content")) {
      return Optional.of(
          YamlFault.error(
              "no value before " + fault.word(fault.at()).text().concat(",").charAt(0),
              fault.at(),
              "write the value, or remove what surrounds it"));
    }
    if (fault.says("<document start>")) {
      return Optional.of(
          YamlFault.error(
              "more behind the end of the document",
              fault.content(fault.at().line()),
              "keep one document, without lines of ... and ---"));
    }
    return fault.says("block end") ? Optional.of(block(fault)) : Optional.empty();
  }

  /** A colon where none may be: there is one before it, or the line above lacks its own. */
  private static Diagnostic.Error colon(YamlFault fault) {
    int line = fault.at().line();
    SourceSpan content = fault.content(line);
    if (ITEM_WITHOUT_SPACE.matcher(content.text()).matches()) {
      return noSpace(content);
    }
    if (fault.before().strip().contains(": ")) {
      return YamlFault.error(
          "a second colon in one line",
          fault.at(),
          "text that holds a colon and a space needs quotes");
    }
    int above = fault.above(line);
    if (above == 0 || !KEY.matcher(fault.content(above).text()).matches()) {
      return noColon(fault, above == 0 ? line : above);
    }
    return indentation(fault, above);
  }

  /** A line that should be a key with its value. */
  private static Diagnostic.Error noColon(YamlFault fault, int line) {
    SourceSpan content = fault.content(line);
    String text = content.text().replaceFirst("\\s+#.*", "");
    if (text.matches("(<{7}|={7}|>{7}).*")) {
      return YamlFault.error(
          "a mark of a merge conflict", content, "keep one of the two versions, without the marks");
    }
    if (text.startsWith("//") || text.startsWith("/*")) {
      return YamlFault.error("a line without a key", content, "comments start with #");
    }
    String[] parts = text.split("\\s*[=:]+\\s*|\\s+", 2);
    if (parts.length == 1 && !text.matches("[\\w.-]+")) {
      return YamlFault.error(
          "a line without a key", content, "write name: value, or - before an item of a list");
    }
    String value = parts.length == 1 ? "" : " " + parts[1];
    return YamlFault.error(
        text.contains(":") ? "no space behind the colon" : "no colon behind " + parts[0],
        content,
        "write " + parts[0] + ":" + value);
  }

  /** A line that begins where no line above it does. */
  private static Diagnostic.Error block(YamlFault fault) {
    int above = fault.above(fault.at().line());
    boolean behindValue = fault.indent(fault.at().line()) < fault.at().column() - 1;
    if (behindValue) {
      return YamlFault.error(
          "text behind a value that has ended",
          fault.word(fault.at()),
          "put quotes around all of the value");
    }
    boolean sibling = above > 0 && fault.indent(fault.at().line()) == fault.indent(above);
    return sibling && !KEY.matcher(fault.content(above).text()).matches()
        ? noColon(fault, above)
        : indentation(fault, above);
  }

  private static Diagnostic.Error indentation(YamlFault fault, int above) {
    SourceSpan before = fault.content(above);
    if (ITEM_WITHOUT_SPACE.matcher(before.text()).matches()) {
      return noSpace(before);
    }
    int line = fault.at().line();
    Matcher item = ITEM.matcher(before.text());
    int expected = fault.indent(above) + (item.lookingAt() ? item.end() : 0);
    String where = item.lookingAt() ? "the key behind the - has " : "the line above has ";
    return YamlFault.error(
            "indentation: " + spaces(fault.indent(line)) + " (expected: that of a line above)",
            fault.word(fault.content(line)),
            where + spaces(expected))
        .relatedTo(List.of(fault.word(before)));
  }

  private static Diagnostic.Error noSpace(SourceSpan item) {
    return YamlFault.error("no space behind the -", item.within(0, 2), "write - and a space");
  }

  private static String spaces(int count) {
    return count == 1 ? "1 space" : count + " spaces";
  }
}
