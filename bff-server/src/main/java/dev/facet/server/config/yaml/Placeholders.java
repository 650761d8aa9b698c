// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.template.Range;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.finding.LongValueException;
import dev.facet.server.value.ScalarText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Replaces variables and files in a value, as {@link Substitutions} describes them. A doubled
 * dollar sign stands for the characters themselves. What is put in is not looked at again.
 */
public final class Placeholders {
  private static final Pattern MARK = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
  private static final Pattern VARIABLE =
      Pattern.compile("env\\.([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);
  private static final String FILE = "file:";

  /** One that is well-formed, for ECMAScript and Java alike. */
  private static final String WELL_FORMED =
      "\\$\\{(?:env\\.[A-Za-z_][A-Za-z0-9_]*(?::-(?:(?!\\$\\{)[^}])*)?|file:(?:(?!\\$\\{)[^}])+)\\}";

  private static final String OWN_TEXT = "\\$\\$\\{|(?!\\$\\{|\\$\\$\\{)[\\s\\S]";

  /** A text in which each placeholder that there is is well-formed. */
  public static final String TEXT = "^(?:" + WELL_FORMED + "|" + OWN_TEXT + ")*$";

  /** A text with one placeholder or more. */
  public static final String FILLED =
      "^(?:" + OWN_TEXT + ")*" + WELL_FORMED + "(?:" + WELL_FORMED + "|" + OWN_TEXT + ")*$";

  private static final String BYTE_ORDER_MARK = "\ufeff";

  private final Substitutions substitutions;
  private final ConfigFindings findings;

  Placeholders(Substitutions substitutions, ConfigFindings findings) {
    this.substitutions = substitutions;
    this.findings = findings;
  }

  /**
   * The text with everything replaced.
   *
   * @param span where the text stands, for messages
   * @param path the setting, for the findings
   * @return null where something could not be replaced; {@link ConfigNode.Unknown#GAP} stands for a
   *     part whose value is missing where that is only a warning
   */
  @Nullable ScalarText expand(String text, SourceSpan span, String path) {
    if (!text.contains("${")) {
      return ScalarText.of(text);
    }
    StringBuilder expanded = new StringBuilder();
    List<Range> outside = new ArrayList<>();
    Matcher mark = MARK.matcher(text);
    int behind = 0;
    int searched = 0;
    boolean whole = true;
    while (mark.find()) {
      expanded.append(text, behind, mark.start());
      behind = mark.end();
      int at = span.text().indexOf(mark.group(), searched);
      searched = at < 0 ? searched : at + mark.group().length();
      SourceSpan place = at < 0 ? span : span.within(at, searched);
      boolean own = mark.group(1) == null;
      String value = own ? "${" : value(mark, place, path);
      whole &= value != null;
      int start = expanded.length();
      expanded.append(value);
      if (!own) {
        outside.add(new Range(start, expanded.length()));
      }
    }
    expanded.append(text, behind, text.length());
    return whole ? new ScalarText(expanded.toString(), outside) : null;
  }

  private @Nullable String value(Matcher mark, SourceSpan place, String path) {
    String inner = mark.group(1);
    if (mark.group(2).isEmpty()) {
      return malformed(mark.group(), "the closing } is missing", place, path);
    }
    if (inner.contains("${")) {
      return malformed(mark.group(), "one ${...} cannot hold another", place, path);
    }
    Matcher variable = VARIABLE.matcher(inner);
    if (variable.matches()) {
      return variable(variable.group(1), variable.group(2), place, path);
    }
    if (inner.startsWith(FILE) && inner.length() > FILE.length()) {
      return file(inner.substring(FILE.length()), place, path);
    }
    String hint =
        inner.matches("[A-Za-z_][A-Za-z0-9_]*")
            ? "did you mean \"${env." + inner + "}\"?"
            : "write ${env.NAME}, ${env.NAME:-default}, ${file:/path}, or $${ for the characters";
    return malformed(mark.group(), hint, place, path);
  }

  private @Nullable String variable(
      String name, @Nullable String fallback, SourceSpan place, String path) {
    String value = withoutLineEnd(substitutions.environment().apply(name));
    if (value != null && !value.isEmpty()) {
      return value;
    }
    if (fallback != null) {
      return fallback;
    }
    String state = value == null ? "not set" : "empty";
    Diagnostic.Error error =
        new Diagnostic.Error(
            ConfigCode.UNSET_VARIABLE, "environment variable " + name + " is " + state, place);
    return missing(
        path, error.hinted("set " + name + ", or give a default: ${env." + name + ":-...}"));
  }

  /** What writes variables from files or commands often leaves the line end of their last line. */
  private static @Nullable String withoutLineEnd(@Nullable String value) {
    if (value == null || !value.endsWith("\n")) {
      return value;
    }
    return value.substring(0, value.length() - (value.endsWith("\r\n") ? 2 : 1));
  }

  private @Nullable String missing(String path, Diagnostic.Error error) {
    return switch (substitutions.missing()) {
      case ERROR -> {
        findings.error(path, error);
        yield null;
      }
      case STAND_IN -> {
        findings.warning(
            new Diagnostic.Warning(error.code(), error.message(), error.span())
                .hinted(error.hint() + "; facet start and facet dev need the value"));
        yield ConfigNode.Unknown.GAP;
      }
    };
  }

  private @Nullable String file(String name, SourceSpan place, String path) {
    String why;
    String remedy = "put the value into that file, readable by the gateway";
    try {
      String text = substitutions.files().read(name);
      String content = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).strip();
      if (!content.isEmpty()) {
        return content;
      }
      why = "is empty";
    } catch (IOException failure) {
      why = FileFault.words(failure);
      remedy = failure instanceof LongValueException ? "name the file of the value alone" : remedy;
    }
    Diagnostic.Error error =
        new Diagnostic.Error(ConfigCode.UNREADABLE_FILE, "file " + name + " " + why, place);
    return missing(path, error.hinted(remedy));
  }

  private @Nullable String malformed(String mark, String hint, SourceSpan place, String path) {
    Diagnostic.Error error =
        new Diagnostic.Error(
            ConfigCode.MALFORMED_PLACEHOLDER, "\"" + mark + "\" is not a placeholder", place);
    findings.error(path, error.hinted(hint));
    return null;
  }
}
