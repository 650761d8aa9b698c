// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.accept;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.diagnostic.Suggestion;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SdlComment;
import dev.facet.server.config.finding.ConfigCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code # facet-allow FACET-S101: reason} out of schema files, documents and YAML. */
final class AcceptanceReader {
  private static final String WORD = "facet-allow";
  private static final Pattern FORM =
      Pattern.compile(
          "#+\\s*" + WORD + "\\s+([\\w-]+(?:\\s*,\\s*[\\w-]+)*)\\s*:\\s*(.*\\p{L}.*)\\s*");
  private static final Pattern MEANT = Pattern.compile("#+\\s*" + WORD + "\\b.*");
  private static final Set<String> CODES = codes();

  private final List<Acceptance> found = new ArrayList<>();
  private final List<Diagnostic.Warning> malformed = new ArrayList<>();

  /** Reads a file. */
  void read(SourceText file) {
    List<SdlComment> comments =
        file.name().matches(".*\\.ya?ml")
            ? YamlComment.with(WORD, file)
            : SdlComment.with(WORD, file);
    comments.stream()
        .filter(comment -> MEANT.matcher(comment.text()).matches())
        .forEach(this::read);
  }

  /** What comments accept. */
  List<Acceptance> found() {
    return found;
  }

  /** Findings in comments that accept nothing, because of their form. */
  List<Diagnostic.Warning> malformed() {
    return malformed;
  }

  private void read(SdlComment comment) {
    Matcher form = FORM.matcher(comment.text());
    if (!form.matches()) {
      malformed(
          comment, "facet-allow without a code or a reason", "write # " + WORD + " CODE: reason");
      return;
    }
    for (String word : form.group(1).split("\\s*,\\s*", -1)) {
      String code = word.toUpperCase(Locale.ROOT);
      if (CODES.contains(code)) {
        found.add(new Acceptance(code, comment.span(), comment.firstLine(), comment.lastLine()));
      } else {
        malformed(
            comment, "facet-allow: unknown code \"" + word + "\"", Suggestion.hint(code, CODES));
      }
    }
  }

  private void malformed(SdlComment comment, String message, String hint) {
    malformed.add(
        new Diagnostic.Warning(ConfigCode.MALFORMED_ACCEPTANCE, message, comment.span())
            .hinted(hint));
  }

  private static Set<String> codes() {
    Set<String> codes = new TreeSet<>();
    Stream.of(SchemaCode.values()).forEach(code -> codes.add(code.id()));
    Stream.of(ConfigCode.values()).forEach(code -> codes.add(code.id()));
    return codes;
  }
}
