// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import java.util.Map;
import java.util.function.BooleanSupplier;

/** When text is coloured. */
public enum ColorMode {
  /** On a terminal that understands it, unless {@code NO_COLOR} is set: no-color.org. */
  AUTO,
  /** Also in pipes and files. */
  ALWAYS,
  /** Not at all. */
  NEVER;

  /**
   * Whether to colour.
   *
   * @param environment variables of the process
   * @param interactive whether the output is a terminal; asked only where it matters
   */
  public boolean colors(Map<String, String> environment, BooleanSupplier interactive) {
    return switch (this) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO ->
          environment.getOrDefault("NO_COLOR", "").isEmpty()
              && !environment.getOrDefault("TERM", "").equals("dumb")
              && interactive.getAsBoolean();
    };
  }
}
