// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.template;

import dev.facet.schema.secret.SecretNames;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a URL template as it may be shown: stars stand for what its author wrote as the value of a
 * query parameter whose name announces a secret. Expressions stay, since they are no values.
 */
final class ShownUrl {
  private static final String STARS = "***";

  private final StringBuilder text = new StringBuilder();
  private final List<String> secrets = new ArrayList<>();
  private final StringBuilder name = new StringBuilder();
  private boolean inQuery;
  private boolean inValue;

  /** The template's literals and expressions, as the scanner finds them. */
  static ShownUrl of(String source, List<Piece> pieces) {
    ShownUrl shown = new ShownUrl();
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Gap(var hole) ->
            shown.text.append(source, hole.range().start(), hole.range().end());
        case Piece.Literal(var literal, _) -> shown.add(literal);
      }
    }
    return shown;
  }

  /** The template without secrets. */
  String text() {
    return text.toString();
  }

  /** The secrets, as they were written. */
  List<String> secrets() {
    return List.copyOf(secrets);
  }

  private void add(String literal) {
    int from = 0;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      boolean structure = inQuery ? c == '&' || (c == '=' && !inValue) : c == '?';
      if (structure) {
        append(literal.substring(from, i));
        text.append(c);
        pass(c);
        from = i + 1;
      }
    }
    append(literal.substring(from));
  }

  private void pass(char structure) {
    inQuery = true;
    inValue = structure == '=';
    if (!inValue) {
      name.setLength(0);
    }
  }

  private void append(String part) {
    if (inValue && !part.isEmpty() && SecretNames.announcesEncoded(name.toString())) {
      secrets.add(part);
      text.append(STARS);
      return;
    }
    text.append(part);
    if (inQuery && !inValue) {
      name.append(part);
    }
  }
}
