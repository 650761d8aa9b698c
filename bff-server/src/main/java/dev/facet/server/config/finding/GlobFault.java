// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.finding;

import java.util.regex.PatternSyntaxException;

/** What keeps a string from being a glob, in words for its author. */
public final class GlobFault {
  private GlobFault() {}

  /** The fault and its remedy, in one phrase. */
  public static String words(PatternSyntaxException fault) {
    String description = fault.getDescription();
    if (description.contains("']")) {
      return "the closing ] is missing";
    }
    if (description.contains("'}")) {
      return "the closing } is missing";
    }
    if (description.contains("nest")) {
      return "{ } within { } is not supported";
    }
    return description.contains("escape")
        ? "nothing stands behind the \\ (expected: / between folders)"
        : "what stands within [ ] is no set of characters";
  }
}
