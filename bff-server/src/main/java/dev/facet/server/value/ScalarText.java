// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.value;

import dev.facet.schema.template.Range;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The text of a setting, and which parts of it come from outside the file: of environment variables
 * and files. These mean nothing but themselves, whatever characters they have.
 *
 * @param text with everything put in; may be secret
 * @param outside where what was put in stands, in order
 */
public record ScalarText(String text, List<Range> outside) {
  /** Copies the list. */
  public ScalarText {
    outside = List.copyOf(outside);
  }

  /** A text that stands in the file as it is. */
  public static ScalarText of(String text) {
    return new ScalarText(text, List.of());
  }

  /** Whether a part of it comes from outside the file. */
  public boolean isSubstituted() {
    return !outside.isEmpty();
  }

  /** What the file itself says. */
  public String own() {
    return with(_ -> "");
  }

  /** The same with something else in place of each part that comes from outside the file. */
  public String with(UnaryOperator<String> instead) {
    StringBuilder changed = new StringBuilder(text.length());
    int behind = 0;
    for (Range part : outside) {
      changed.append(text, behind, part.start());
      changed.append(instead.apply(text.substring(part.start(), part.end())));
      behind = part.end();
    }
    return changed.append(text, behind, text.length()).toString();
  }

  /** Hides what comes from outside the file. */
  @Override
  public String toString() {
    return with(_ -> "***");
  }
}
