// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import java.util.List;

/**
 * What is wrong with a template or path.
 *
 * @param kind which kind of fault
 * @param range where in the text
 * @param message what is wrong
 * @param hint what to do about it; empty where nothing is known
 */
public record TemplateProblem(Kind kind, Range range, String message, String hint) {
  /** Whether it is about a part of the text. */
  public boolean isAbout(List<Range> parts) {
    return parts.stream()
        .anyMatch(part -> part.start() < range.end() && part.end() > range.start());
  }

  /** The kinds of fault. */
  public enum Kind {
    /** The text does not follow the grammar. */
    SYNTAX,
    /** An expression starts with a word that is no {@link Root}. */
    UNKNOWN_ROOT,
    /** No pipe of the closed list has this name, or its arguments are wrong. */
    UNKNOWN_PIPE
  }
}
