// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

import java.io.IOException;

/** A file that holds more than a value. */
public final class LongValueException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * A file that is too long.
   *
   * @param path as it was asked for
   */
  public LongValueException(String path) {
    super(path);
  }
}
