// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.YamlCommentStart;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets that stand in the file itself out of what is printed of it. The file is quoted from
 * a copy in which every character of them is a star, so that places stay what they are.
 */
final class SecretMask {
  /**
   * For files that are not even YAML, of which only the names that stand before values are known.
   */
  private static final Pattern SETTING =
      Pattern.compile("(?<name>[\\w.-]++)[\"']?[ \\t]*:" + "[ \\t]*(?<value>[^\\s\\[{|>$][^\\n]*)");

  /** What says where a secret is and not what it is; a default is not part of it. */
  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{(?:[^}:\"'\\s]|:(?!-))*(?::-)?}?");

  private static final Pattern ACCEPTANCE = Pattern.compile("#+\\s*facet-allow\\b");

  /** A literal this short would hide every message that happens to hold it. */
  private static final int MIN_HIDDEN_LENGTH = 4;

  private final SourceText source;
  private final SourceText quoted;
  private final List<String> literals;
  private final Set<ConfigNode> secrets = Collections.newSetFromMap(new IdentityHashMap<>());

  private SecretMask(
      SourceText source, String quoted, List<String> literals, Collection<ConfigNode> secrets) {
    this.source = source;
    this.quoted = new SourceText(source.name(), quoted);
    this.literals = List.copyOf(literals);
    this.secrets.addAll(secrets);
  }

  /** For a file of which nothing could be made. */
  static SecretMask ofUnread(SourceText source) {
    StringBuilder quoted = withoutComments(source);
    Matcher found = SETTING.matcher(source.text());
    int from = 0;
    while (found.find(from)) {
      boolean secret = SecretSettings.couldAnnounce(found.group("name"));
      if (secret) {
        star(quoted, found.start("value"), found.end("value"));
      }
      from = secret ? found.end() : found.end("name");
    }
    return new SecretMask(source, quoted.toString(), List.of(), List.of());
  }

  /**
   * A copy whose comments are stars: what once was a setting may stand there. Those that accept a
   * finding are kept, since findings are about them.
   */
  private static StringBuilder withoutComments(SourceText source) {
    StringBuilder copy = new StringBuilder(source.text());
    if (source.text().indexOf('#') < 0) {
      return copy;
    }
    int begin = 0;
    for (String line : source.text().split("\n", -1)) {
      int at = line.indexOf('#') < 0 ? -1 : YamlCommentStart.in(line);
      if (at >= 0 && !ACCEPTANCE.matcher(line.substring(at)).lookingAt()) {
        cover(copy, begin + at + 1, begin + line.length());
      }
      begin += line.length() + 1;
    }
    return copy;
  }

  /**
   * For a file that was read.
   *
   * @param settings what the records of the settings declare secret
   */
  static SecretMask of(SourceText source, SecretSettings settings) {
    List<ConfigNode> secrets = settings.secrets();
    StringBuilder quoted = withoutComments(source);
    settings.misplaced().forEach(value -> star(quoted, value.span().start(), value.span().end()));
    secrets.forEach(secret -> star(quoted, secret.span().start(), secret.span().end()));
    List<String> literals =
        secrets.stream()
            .filter(ConfigNode.Scalar.class::isInstance)
            .map(secret -> ((ConfigNode.Scalar) secret).text())
            .filter(text -> text.length() >= MIN_HIDDEN_LENGTH)
            .toList();
    return new SecretMask(source, quoted.toString(), literals, secrets);
  }

  /**
   * The same values, to be quoted from the copy. What guards say of secrets later, when plugins are
   * made, shows them by what is shown here.
   */
  ConfigNode quoted(ConfigNode node) {
    return switch (node) {
      case ConfigNode.Scalar(var content, var shown, var plain, var span) ->
          new ConfigNode.Scalar(
              content, secrets.contains(node) ? starred(shown) : shown, plain, quoted(span));
      case ConfigNode.Items(var items, var span) ->
          new ConfigNode.Items(items.stream().map(this::quoted).toList(), quoted(span));
      case ConfigNode.Broken(var span) -> new ConfigNode.Broken(quoted(span));
      case ConfigNode.Unknown(var text, var shown, var span) ->
          new ConfigNode.Unknown(text, shown, quoted(span));
      case ConfigNode.Mapping(var entries, _, var span) -> {
        Map<String, ConfigNode.Entry> copies = new LinkedHashMap<>();
        entries.forEach((key, entry) ->
            copies.put(key, new ConfigNode.Entry(quoted(entry.key()), quoted(entry.value()))));
        yield new ConfigNode.Mapping(copies, List.of(), quoted(span));
      }
    };
  }

  /** The same outcome; its findings quote the copy and name no secret. */
  <T> Compilation<T> quoted(Compilation<T> outcome) {
    List<Diagnostic.Warning> warnings = outcome.warnings().stream().map(this::quoted).toList();
    return switch (outcome) {
      case Compilation.Compiled<T>(var value, _) -> new Compilation.Compiled<>(value, warnings);
      case Compilation.Rejected<T>(var errors, _) ->
          new Compilation.Rejected<>(errors.stream().map(this::quoted).toList(), warnings);
    };
  }

  private Diagnostic.Error quoted(Diagnostic.Error error) {
    return new Diagnostic.Error(
        error.code(),
        hidden(error.message()),
        placed(error.span()),
        hidden(error.label()),
        hidden(error.hint()),
        error.related().stream().map(this::quoted).toList());
  }

  private Diagnostic.Warning quoted(Diagnostic.Warning warning) {
    return new Diagnostic.Warning(
        warning.code(),
        hidden(warning.message()),
        placed(warning.span()),
        hidden(warning.label()),
        hidden(warning.hint()),
        warning.related().stream().map(this::quoted).toList());
  }

  private @Nullable SourceSpan placed(@Nullable SourceSpan span) {
    return span == null ? null : quoted(span);
  }

  @SuppressWarnings("ReferenceEquality") // other texts may be equal, and are not this file
  private SourceSpan quoted(SourceSpan span) {
    return span.source() == source ? new SourceSpan(quoted, span.start(), span.end()) : span;
  }

  private String hidden(String words) {
    String hidden = words;
    for (String literal : literals) {
      hidden = hidden.replace(literal, "***");
    }
    return hidden;
  }

  /** A secret as messages show it: its placeholders, and stars that do not tell its length. */
  private static String starred(String shown) {
    StringBuilder starred = new StringBuilder(shown);
    star(starred, 0, shown.length());
    return starred.toString().replaceAll("\\*[*\\s]*", "***");
  }

  private static void star(StringBuilder text, int start, int end) {
    int from = start;
    Matcher kept = PLACEHOLDER.matcher(text.substring(0, end));
    while (kept.find(from)) {
      cover(text, from, kept.start());
      from = kept.end();
    }
    cover(text, from, end);
  }

  private static void cover(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (!Character.isWhitespace(text.charAt(i)) && "\"'".indexOf(text.charAt(i)) < 0) {
        text.setCharAt(i, '*');
      }
    }
  }
}
