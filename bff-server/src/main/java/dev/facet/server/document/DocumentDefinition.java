// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.document;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.util.Map;

/**
 * An operation or fragment of a file.
 *
 * @param name its name; empty for an operation without one
 * @param text its text, up to the next definition
 * @param file the file
 * @param start the offset of the text in the file
 * @param spreads the fragments that it spreads, by the offset in the text of each spread
 */
record DocumentDefinition(
    String name, String text, SourceText file, int start, Map<Integer, String> spreads) {
  /** Copies the map. */
  DocumentDefinition {
    spreads = Map.copyOf(spreads);
  }

  /** The word at an offset of the text. */
  SourceSpan word(int offset) {
    int from = Math.min(offset, Math.max(0, text.length() - 1));
    return new SourceSpan(file, start + from, start + TextPlaces.wordEnd(text, from));
  }

  /** Where its name stands; its beginning where it has none. */
  SourceSpan place() {
    int at = name.isEmpty() ? 0 : Math.max(0, text.indexOf(name, firstWordEnd()));
    return word(at);
  }

  private int firstWordEnd() {
    return TextPlaces.wordEnd(text, 0);
  }
}
