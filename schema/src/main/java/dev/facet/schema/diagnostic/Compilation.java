// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diagnostic;

import java.util.ArrayList;
import java.util.List;

/**
 * What reading files came to: a value, or the errors that keep it from being one. Only {@link
 * Rejected} can hold an error, so what runs cannot carry one.
 *
 * @param <T> the compiled value
 */
public sealed interface Compilation<T> {
  /** The findings that do not keep the files from being served. */
  List<Diagnostic.Warning> warnings();

  /** The files are good. */
  record Compiled<T>(T value, List<Diagnostic.Warning> warnings) implements Compilation<T> {
    /** Copies the list. */
    public Compiled {
      warnings = List.copyOf(warnings);
    }
  }

  /** The files hold one error or more. */
  record Rejected<T>(List<Diagnostic.Error> errors, List<Diagnostic.Warning> warnings)
      implements Compilation<T> {
    /** Copies the lists and guards against a rejection without a reason. */
    public Rejected {
      errors = List.copyOf(errors);
      warnings = List.copyOf(warnings);
      if (errors.isEmpty()) {
        throw new IllegalArgumentException("errors: 0 (expected: 1 or more)");
      }
    }
  }

  /** All findings, errors first. */
  default List<Diagnostic> diagnostics() {
    List<Diagnostic> all = new ArrayList<>();
    if (this instanceof Rejected<T> rejected) {
      all.addAll(rejected.errors());
    }
    all.addAll(warnings());
    return List.copyOf(all);
  }
}
