// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.finding.BadScalar;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.route.ValueRegex;
import dev.facet.server.route.regex.InvalidRegexException;
import dev.facet.server.route.regex.LinearRegex;
import dev.facet.server.value.ScalarText;

/** Keeps in mind whether an expression comes from outside the file. */
final class ValueRegexConverter implements ScalarConverter<ValueRegex> {
  @Override
  public ValueRegex convert(String text) {
    return convert(ScalarText.of(text));
  }

  @Override
  public ValueRegex convert(ScalarText text) {
    try {
      return new ValueRegex(LinearRegex.parse(text.text()), text.isSubstituted());
    } catch (InvalidRegexException bad) {
      throw new BadScalar(ConfigCode.BAD_REGEX, bad.expected(), bad.hint());
    }
  }
}
