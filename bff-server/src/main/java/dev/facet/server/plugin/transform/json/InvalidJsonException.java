// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

/** A body that is no JSON, or more than is taken; the message says where and why. */
final class InvalidJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean tooMuch;

  /**
   * A body that ends, or goes on, where it may not.
   *
   * @param line counted from 1
   * @param column counted from 1
   * @param tooMuch whether it is JSON, of which too much would be kept
   */
  InvalidJsonException(long line, long column, String reason, boolean tooMuch) {
    super("line " + line + ", column " + column + ": " + reason, null, false, false);
    this.tooMuch = tooMuch;
  }

  /** Whether it is JSON, of which too much would be kept. */
  boolean isTooMuch() {
    return tooMuch;
  }
}
