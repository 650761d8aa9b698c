// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.route.MatchValue;
import dev.facet.server.value.ScalarText;

/** Keeps in mind whether a value comes from outside the file. */
final class MatchValueConverter implements ScalarConverter<MatchValue> {
  @Override
  public MatchValue convert(String text) {
    return new MatchValue(text, false);
  }

  @Override
  public MatchValue convert(ScalarText text) {
    return new MatchValue(text.text(), text.isSubstituted());
  }
}
