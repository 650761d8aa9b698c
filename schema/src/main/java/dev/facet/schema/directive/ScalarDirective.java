// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.directive;

import dev.facet.schema.sdl.ScalarBase;
import dev.facet.schema.sdl.SchemaCode;
import dev.facet.schema.sdl.SchemaFindings;
import dev.facet.schema.sdl.StringLiteral;
import dev.facet.schema.sdl.StringPattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * {@code @scalar}.
 *
 * @param base what its values are
 * @param pattern what they match; null for all
 */
public record ScalarDirective(ScalarBase base, @Nullable StringPattern pattern) {
  static @Nullable ScalarDirective read(DirectiveUse use, SchemaFindings findings) {
    Located<String> base = use.arguments().word("base");
    StringLiteral pattern = use.arguments().string("pattern");
    ScalarBase found = base == null ? null : ScalarBase.find(base.value()).orElse(null);
    if (found == null || use.faulty()) {
      return null;
    }
    if (pattern != null && !found.isText()) {
      findings.error(
          SchemaCode.BAD_SCALAR,
          "pattern: on values of " + found.type().getName() + " (expected: on String or ID)",
          pattern.span());
      return null;
    }
    return new ScalarDirective(found, pattern == null ? null : compiled(pattern, findings));
  }

  private static @Nullable StringPattern compiled(StringLiteral literal, SchemaFindings findings) {
    try {
      return new StringPattern(literal.value());
    } catch (PatternSyntaxException e) {
      int at = Math.clamp(e.getIndex(), 0, Math.max(0, literal.value().length() - 1));
      findings.error(
          SchemaCode.BAD_SCALAR,
          "pattern: not a regular expression (" + e.getDescription() + ")",
          literal.value().isEmpty() ? literal.span() : literal.within(at, at + 1));
      return null;
    }
  }
}
