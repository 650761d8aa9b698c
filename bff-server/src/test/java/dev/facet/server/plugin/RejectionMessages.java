// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** What configuration records say of bad values. */
public final class RejectionMessages {
  private RejectionMessages() {}

  /** The message of the {@link IllegalArgumentException} that something throws. */
  public static String message(Executable bad) {
    return String.valueOf(assertThrows(IllegalArgumentException.class, bad).getMessage());
  }
}
