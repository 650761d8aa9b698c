// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.route.FieldValueConfig;
import dev.facet.server.route.MatchValue;
import dev.facet.server.value.ScalarText;

/** A value alone, which is one that must be exactly so. */
final class FieldValueConverter implements ScalarConverter<FieldValueConfig> {
  @Override
  public FieldValueConfig convert(String text) {
    return convert(ScalarText.of(text));
  }

  @Override
  public FieldValueConfig convert(ScalarText text) {
    return FieldValueConfig.of(new MatchValue(text.text(), text.isSubstituted()));
  }
}
