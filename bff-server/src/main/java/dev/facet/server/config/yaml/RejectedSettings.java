// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.server.config.finding.BadScalar;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.upstream.config.InvalidSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns what constructors and converters reject into located diagnostics. */
public final class RejectedSettings {
  private static final Pattern NO_WORD = Pattern.compile("\\W+");

  /** What sets a query, a fragment or a user apart; a hint ends with a question mark of its own. */
  private static final Pattern HIDDEN_OF_PATH = Pattern.compile("[#@]|\\?.");

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
      return new Diagnostic.Error(bad.code(), message, scalar.span()).hinted(hint(scalar, bad));
    }
    String expected =
        redact(
            rejection instanceof InvalidSetting invalid ? invalid.expected() : words(rejection),
            scalar);
    return new Diagnostic.Error(
        ConfigCode.BAD_VALUE, message(name, shown(scalar), expected), scalar.span());
  }

  /**
   * A hint is made of the value, which may be secret: all of it where it comes from outside the
   * file; otherwise what is hidden of a path is its query, its fragment or a user.
   */
  private static String hint(ConfigNode.Scalar scalar, BadScalar bad) {
    boolean path = bad.code() == ConfigCode.BAD_PATH && !HIDDEN_OF_PATH.matcher(bad.hint()).find();
    boolean tells = !scalar.isSubstituted() || (path && !scalar.shown().contains("${"));
    return tells ? bad.hint() : "";
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
    if (!(rejection instanceof InvalidSetting invalid)) {
      String message =
          (place.name() + ": " + redact(words(rejection), node)).replaceFirst("^: ", "");
      return new Diagnostic.Error(ConfigCode.BAD_VALUE, message, place.heading());
    }
    ConfigNode named = ConfigSpans.node(node, invalid.name());
    ConfigNode culprit =
        named instanceof ConfigNode.Items list ? item(list, invalid.value()) : named;
    ConfigNode.Entry entry =
        named instanceof ConfigNode.Mapping map ? map.entries().get(invalid.value()) : null;
    boolean secret = invalid.value().contains("***");
    String value =
        culprit instanceof ConfigNode.Scalar scalar && !secret
            ? shown(scalar)
            : redact(invalid.value(), node);
    String message = message(invalid.name(), value, redact(invalid.expected(), node));
    if (entry != null) { // the name of the entry itself is rejected
      return new Diagnostic.Error(ConfigCode.BAD_VALUE, message, entry.key());
    }
    SourceSpan span = culprit == null ? place.heading() : placed(culprit);
    return new Diagnostic.Error(ConfigCode.BAD_VALUE, message, span);
  }

  /** The setting that a guard rejects; empty for rejections that name none. */
  public static List<String> name(RuntimeException rejection) {
    return rejection instanceof InvalidSetting invalid
        ? List.of(invalid.name().split("[.\\[]", 2)[0])
        : List.of();
  }

  /**
   * What a rejection calls the one entry of a map or list that it is about: the value that it
   * rejects, and what stands behind the setting's name. Empty for rejections that name none.
   */
  public static List<String> entries(RuntimeException rejection) {
    if (!(rejection instanceof InvalidSetting invalid)) {
      return List.of();
    }
    int dot = invalid.name().indexOf('.');
    return List.of(dot < 0 ? invalid.value() : invalid.name().substring(dot + 1));
  }

  /**
   * Words that may be names of settings that a rejection has to do with: those of its name and of
   * what it expects, never of the value; all words where it does not tell them apart.
   */
  public static Set<String> mentioned(RuntimeException rejection) {
    String text =
        rejection instanceof InvalidSetting invalid
            ? invalid.name() + " " + invalid.expected()
            : words(rejection);
    return Set.copyOf(NO_WORD.splitAsStream(text).toList());
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
