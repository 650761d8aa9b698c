// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.BadScalar;
import dev.facet.server.config.finding.ConfigCode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what constructors and converters reject into located diagnostics. */
public final class RejectedSettings {
  /** The form of every guard's message: {@code name: value (expected: ...)}. */
  private static final Pattern GUARD =
      Pattern.compile("([\\w.\\[\\]-]+): (.*) \\(expected: (.*)\\)", Pattern.DOTALL);

  private RejectedSettings() {}

  /** A message in the form of all guards. */
  public static String message(String name, String value, String expected) {
    return name + ": " + value + " (expected: " + expected + ")";
  }

  /** A scalar that does not fit its type. */
  public static Diagnostic.Error ofScalar(
      String name, ConfigNode.Scalar scalar, RuntimeException rejection) {
    if (rejection instanceof BadScalar bad) {
      String message = message(name, shown(scalar), bad.expected());
      // A hint is made of the value, which may be secret where it comes from outside the file.
      return new Diagnostic.Error(bad.code(), message, scalar.span())
          .hinted(scalar.isSubstituted() ? "" : bad.hint());
    }
    Matcher guard = GUARD.matcher(words(rejection));
    String expected = redact(guard.matches() ? guard.group(3) : words(rejection), scalar);
    return new Diagnostic.Error(
        ConfigCode.BAD_VALUE, message(name, shown(scalar), expected), scalar.span());
  }

  /** A value of the wrong shape. */
  public static Diagnostic.Error ofType(String name, ConfigNode node, String expected) {
    String found =
        switch (node) {
          case ConfigNode.Scalar scalar -> shown(scalar);
          case ConfigNode.Items _ -> "a list";
          case ConfigNode.Mapping _ -> "a mapping";
          case ConfigNode.Broken _ -> "nothing";
          case ConfigNode.Unknown unknown -> unknown.shown();
        };
    String subject = name.isEmpty() ? "the file" : name;
    return new Diagnostic.Error(
        ConfigCode.WRONG_TYPE, message(subject, found, expected), Place.heading(node));
  }

  /** What a record's constructor rejects, at the value it names, else at the record. */
  public static Diagnostic.Error ofRecord(
      Place place, ConfigNode node, RuntimeException rejection) {
    Matcher guard = GUARD.matcher(words(rejection));
    if (!guard.matches()) {
      String message =
          (place.name() + ": " + redact(words(rejection), node)).replaceFirst("^: ", "");
      return new Diagnostic.Error(ConfigCode.BAD_VALUE, message, place.heading());
    }
    ConfigNode named = ConfigSpans.node(node, guard.group(1));
    ConfigNode culprit =
        named instanceof ConfigNode.Items list ? item(list, guard.group(2)) : named;
    ConfigNode.Entry entry =
        named instanceof ConfigNode.Mapping map ? map.entries().get(guard.group(2)) : null;
    boolean secret = guard.group(2).contains("***");
    String value =
        culprit instanceof ConfigNode.Scalar scalar && !secret
            ? shown(scalar)
            : redact(guard.group(2), node);
    String message = message(guard.group(1), value, redact(guard.group(3), node));
    if (entry != null) { // the name of the entry itself is rejected
      return new Diagnostic.Error(ConfigCode.BAD_VALUE, message, entry.key());
    }
    SourceSpan span = culprit == null ? place.heading() : placed(culprit);
    return new Diagnostic.Error(ConfigCode.BAD_VALUE, message, span);
  }

  /** The setting that a guard's message names; empty where the message has another form. */
  public static List<String> name(RuntimeException rejection) {
    Matcher guard = GUARD.matcher(words(rejection));
    return guard.matches() ? List.of(guard.group(1).split("[.\\[]", 2)[0]) : List.of();
  }

  /**
   * What a rejection calls the one entry of a map or list that it is about: the value that it
   * rejects, and what stands behind the setting's name. Empty where its message has another form.
   */
  public static List<String> entries(RuntimeException rejection) {
    Matcher guard = GUARD.matcher(words(rejection));
    if (!guard.matches()) {
      return List.of();
    }
    int dot = guard.group(1).indexOf('.');
    return List.of(dot < 0 ? guard.group(2) : guard.group(1).substring(dot + 1));
  }

  /** A message may repeat what comes from outside the file; it is shown as the file has it. */
  private static String redact(String words, ConfigNode node) {
    String shown = words;
    for (ConfigNode.Scalar scalar : substituted(node)) {
      if (!scalar.text().isEmpty()) {
        shown = shown.replace(scalar.text(), scalar.shown());
      }
    }
    return shown;
  }

  private static List<ConfigNode.Scalar> substituted(ConfigNode node) {
    List<ConfigNode.Scalar> found = new ArrayList<>();
    switch (node) {
      case ConfigNode.Scalar scalar when scalar.isSubstituted() -> found.add(scalar);
      case ConfigNode.Scalar _, ConfigNode.Broken _, ConfigNode.Unknown _ -> {}
      case ConfigNode.Items list -> list.items().forEach(item -> found.addAll(substituted(item)));
      case ConfigNode.Mapping mapping ->
          mapping.entries().values().forEach(entry -> found.addAll(substituted(entry.value())));
    }
    return found;
  }

  private static ConfigNode item(ConfigNode.Items list, String value) {
    return list.items().stream()
        .filter(item ->
            item instanceof ConfigNode.Scalar scalar && scalar.text().equalsIgnoreCase(value))
        .findFirst()
        .orElse(list);
  }

  private static SourceSpan placed(ConfigNode node) {
    return node instanceof ConfigNode.Scalar ? node.span() : Place.heading(node);
  }

  private static String shown(ConfigNode.Scalar scalar) {
    return scalar.shown().isEmpty() ? "\"\"" : scalar.shown();
  }

  /** What an exception says; its kind where it says nothing. */
  public static String words(RuntimeException rejection) {
    @Nullable String message = rejection.getMessage();
    return message == null ? rejection.getClass().getSimpleName() : message;
  }
}
