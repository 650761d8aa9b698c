// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What has been found so far in one run. It knows which settings are broken, so that later checks
 * need not complain of the consequences.
 */
public final class ConfigFindings {
  private final List<Diagnostic.Error> errors = new ArrayList<>();
  private final List<Diagnostic.Warning> warnings = new ArrayList<>();
  private final NavigableSet<String> broken = new TreeSet<>();
  private boolean unavailable;

  /** Notes an error and that the setting at {@code path} is broken. */
  public void error(String path, Diagnostic.Error error) {
    errors.add(error);
    broken.add(path);
    unavailable |= error.code() == ConfigCode.NOT_AVAILABLE;
  }

  /** Adds a warning. */
  public void warning(Diagnostic.Warning warning) {
    warnings.add(warning);
  }

  /** Notes that a setting has no value, for a reason that has been said. */
  public void broken(String path) {
    broken.add(path);
  }

  /** Whether the setting at a path, or one below it, is broken. */
  public boolean isBroken(String path) {
    return broken.contains(path) || isBegun(path + ".") || isBegun(path + "[");
  }

  /**
   * The same of a setting below another one, without its path being put together where nothing is
   * broken: rules ask it of every route.
   */
  public boolean isBroken(String path, String below) {
    return !broken.isEmpty() && isBroken(path + below);
  }

  private boolean isBegun(String beginning) {
    String next = broken.ceiling(beginning);
    return next != null && next.startsWith(beginning);
  }

  /** Whether anything was wrong so far. */
  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Whether the file uses something that this version does not have. */
  public boolean needsAnotherVersion() {
    return unavailable;
  }

  /** Warnings of values without which nothing can be made of the file. */
  private List<Diagnostic.Error> needed() {
    return warnings.stream()
        .map(found ->
            new Diagnostic.Error(found.code(), found.message(), found.span()).hinted(found.hint()))
        .toList();
  }

  /**
   * What the run came to.
   *
   * @param value null only where there are errors
   */
  public <T> Compilation<T> outcome(@Nullable T value) {
    if (value == null && !hasErrors()) {
      return new Compilation.Rejected<>(needed(), List.of());
    }
    if (value == null || hasErrors()) {
      return new Compilation.Rejected<>(errors, warnings);
    }
    return new Compilation.Compiled<>(value, warnings);
  }
}
