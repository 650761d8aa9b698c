// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.DiagnosticCode;
import dev.facet.schema.diagnostic.SourceSpan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what is found in the files of one frontend. */
public final class SchemaFindings {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic found) -> file(found.span()))
          .thenComparingInt(found -> start(found.span()))
          .thenComparing(found -> found.code().id());

  private final List<Diagnostic.Error> errors = new ArrayList<>();
  private final List<Diagnostic.Warning> warnings = new ArrayList<>();

  /** Adds a finding. */
  public void add(Diagnostic finding) {
    switch (finding) {
      case Diagnostic.Error error -> errors.add(error);
      case Diagnostic.Warning warning -> warnings.add(warning);
    }
  }

  /** Adds an error with a remedy, which may be empty. */
  public void error(
      DiagnosticCode code, String message, @Nullable SourceSpan span, String label, String hint) {
    errors.add(new Diagnostic.Error(code, message, span, label, hint, List.of()));
  }

  /** Adds an error without a remedy. */
  public void error(DiagnosticCode code, String message, @Nullable SourceSpan span) {
    errors.add(new Diagnostic.Error(code, message, span));
  }

  /** How many errors there are so far. */
  public int errorCount() {
    return errors.size();
  }

  /** The errors, by file and place; of equal ones only one. */
  public List<Diagnostic.Error> errors() {
    return errors.stream().distinct().sorted(BY_PLACE).toList();
  }

  /** The warnings, by file and place; of equal ones only one. */
  public List<Diagnostic.Warning> warnings() {
    return warnings.stream().distinct().sorted(BY_PLACE).toList();
  }

  private static String file(@Nullable SourceSpan span) {
    return span == null ? "" : span.source().name();
  }

  private static int start(@Nullable SourceSpan span) {
    return span == null ? -1 : span.start();
  }
}
