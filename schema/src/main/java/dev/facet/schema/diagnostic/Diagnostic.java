// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One finding in a file. An error keeps the files from being served, a warning does not. */
public sealed interface Diagnostic {
  /** Which kind of finding. */
  DiagnosticCode code();

  /** What is wrong, particulars included, without a full stop. */
  String message();

  /** Where; null only where a finding has no place, such as a file that cannot be read. */
  @Nullable SourceSpan span();

  /** A few words printed beside the caret; empty where the message says all. */
  String label();

  /** What to do about it, such as {@code did you mean "catalog"?}; empty where nothing is known. */
  String hint();

  /** Other places that belong to the finding. */
  List<SourceSpan> related();

  /** A finding that keeps the files from being served. */
  @SuppressWarnings("AvoidCommonTypeNames") // always written Diagnostic.Error
  record Error(
      DiagnosticCode code,
      String message,
      @Nullable SourceSpan span,
      String label,
      String hint,
      List<SourceSpan> related)
      implements Diagnostic {
    /** Copies the list and guards against missing parts. */
    public Error {
      requireNonNull(code, "code");
      requireNonNull(message, "message");
      related = List.copyOf(related);
    }

    /** An error with message and place only. */
    public Error(DiagnosticCode code, String message, @Nullable SourceSpan span) {
      this(code, message, span, "", "", List.of());
    }

    /** The same error with a few words beside the caret. */
    public Error labelled(String words) {
      return new Error(code, message, span, words, hint, related);
    }

    /** The same error with a remedy. */
    public Error hinted(String remedy) {
      return new Error(code, message, span, label, remedy, related);
    }

    /** The same error with other places that belong to it. */
    public Error relatedTo(List<SourceSpan> places) {
      return new Error(code, message, span, label, hint, places);
    }
  }

  /** A finding that does not keep the files from being served. */
  record Warning(
      DiagnosticCode code,
      String message,
      @Nullable SourceSpan span,
      String label,
      String hint,
      List<SourceSpan> related)
      implements Diagnostic {
    /** Copies the list and guards against missing parts. */
    public Warning {
      requireNonNull(code, "code");
      requireNonNull(message, "message");
      related = List.copyOf(related);
    }

    /** A warning with message and place only. */
    public Warning(DiagnosticCode code, String message, @Nullable SourceSpan span) {
      this(code, message, span, "", "", List.of());
    }

    /** The same warning with a remedy. */
    public Warning hinted(String remedy) {
      return new Warning(code, message, span, label, remedy, related);
    }
  }
}
