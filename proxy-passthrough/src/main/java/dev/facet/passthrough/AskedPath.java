// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path that a client asked for, and what a pattern captures of it: that is looked for once,
 * however many pieces are made of it. Confined to one thread.
 */
public final class AskedPath {
  private final String text;
  private @Nullable PathCaptures pattern;
  private List<String> captured = List.of();

  /**
   * A path of which nothing is captured yet.
   *
   * @param text in normal form
   */
  public AskedPath(String text) {
    this.text = text;
  }

  /** The path in normal form. */
  public String text() {
    return text;
  }

  /**
   * A piece that a pattern captures.
   *
   * @param index counted from 0
   */
  String captured(PathCaptures by, int index) {
    if (!by.equals(pattern)) {
      pattern = by;
      captured = by.capture(text);
    }
    return captured.get(index);
  }
}
