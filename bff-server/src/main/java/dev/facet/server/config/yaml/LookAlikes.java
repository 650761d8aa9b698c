// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.yaml;

import org.snakeyaml.engine.v2.events.ScalarEvent;

/** Characters that look like YAML's own and are others, as word processors and web pages write. */
final class LookAlikes {
  private static final String QUOTES = "\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB";

  private LookAlikes() {}

  /** Whether a value or key without quotes begins with what is read as a letter by mistake. */
  static boolean misread(ScalarEvent event) {
    String text = event.getValue();
    boolean anchorAlone = text.isEmpty() && event.getAnchor().isPresent();
    return event.isPlain() && (anchorAlone || (!text.isEmpty() && isOdd(text.charAt(0))));
  }

  private static boolean isOdd(char first) {
    return QUOTES.indexOf(first) >= 0 || (first > ' ' && Character.isSpaceChar(first));
  }

  static String message(ScalarEvent event) {
    if (event.getValue().isEmpty()) {
      return "a value starts with &";
    }
    char first = event.getValue().charAt(0);
    String looks = Character.isSpaceChar(first) ? "a space" : "a quote";
    return String.format("character U+%04X looks like %s and is none", (int) first, looks);
  }

  static String remedy(ScalarEvent event) {
    if (event.getValue().isEmpty()) {
      return "text that starts with & needs quotes";
    }
    return Character.isSpaceChar(event.getValue().charAt(0))
        ? "indent with plain spaces"
        : "write plain quotes: \"...\"";
  }
}
