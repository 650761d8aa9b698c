// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.diff;

import java.util.Locale;

/** What a change can do, the worst first. */
public enum ChangeSeverity {
  /** Operations that were accepted fail, or data is open that was not. */
  BREAKING,
  /** Operations are accepted as before, but may come to something else or cost more. */
  DANGEROUS,
  /** Nothing that clients or services notice as a fault. */
  SAFE;

  /** The word in print. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
