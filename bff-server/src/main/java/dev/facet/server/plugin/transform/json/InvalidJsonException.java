// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

/** A body is no JSON that can be changed. Its message says where and why, and quotes nothing. */
final class InvalidJsonException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * A body that ends, or goes on, where it may not.
   *
   * @param line counted from 1
   * @param column counted from 1
   */
  InvalidJsonException(long line, long column, String reason) {
    super("line " + line + ", column " + column + ": " + reason, null, false, false);
  }
}
