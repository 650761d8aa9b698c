// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.finding.ConfigCode;

/**
 * A mistake to put into a good file, and what must be said of it.
 *
 * @param good a piece of the good file that stands there once
 * @param bad what replaces it; » and « stand around what the finding must point at
 * @param code of the one finding
 * @param message a part of the finding's message
 * @param hint a part of the finding's hint
 */
record Mistake(String good, String bad, ConfigCode code, String message, String hint) {
  static Mistake mistake(String good, String bad, ConfigCode code, String message, String hint) {
    return new Mistake(good, bad, code, message, hint);
  }

  /** The file with the mistake and the marks. */
  private String marked(String file) {
    int at = file.indexOf(good);
    if (at < 0 || file.indexOf(good, at + 1) >= 0) {
      throw new AssertionError("good: " + good + " (expected: once in the file)");
    }
    return file.replace(good, bad);
  }

  /** The file with the mistake. */
  String in(String file) {
    return marked(file).replace("»", "").replace("«", "");
  }

  /** The place of the finding, as {@code facet.yaml:line:column} and the text it covers. */
  String place(String file) {
    String marked = marked(file);
    int start = marked.indexOf('»');
    int end = marked.indexOf('«') - 1;
    return new SourceText("facet.yaml", in(file)).name()
        + ":"
        + (1 + marked.substring(0, start).chars().filter(character -> character == '\n').count())
        + ":"
        + (start - marked.lastIndexOf('\n', start))
        + " "
        + in(file).substring(start, end);
  }

  @Override
  public String toString() {
    return code.id() + " " + bad.replace("\n", "⏎");
  }
}
