// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import java.io.IOException;

/** Why a body is not read on, wherever it is by then. */
final class BodyFault extends IOException {
  private static final long serialVersionUID = 1L;

  private final boolean tooMuch;

  /**
   * A body that breaks a rule.
   *
   * @param tooMuch whether it is JSON, of which too much would be kept
   */
  BodyFault(String reason, boolean tooMuch) {
    super(reason);
    this.tooMuch = tooMuch;
  }

  boolean isTooMuch() {
    return tooMuch;
  }
}
