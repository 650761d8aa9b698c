// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import org.jspecify.annotations.Nullable;

/** Guards of configuration records. */
public final class Require {
  private Require() {}

  /**
   * Rejects a value.
   *
   * @param holds whether the value is good
   * @param name the setting's name
   * @param value what was given
   * @param expected what would be good, such as {@code 1 or more}
   * @throws InvalidSetting where it is not
   */
  public static void require(boolean holds, String name, @Nullable Object value, String expected) {
    if (!holds) {
      throw new InvalidSetting(name, value, expected);
    }
  }

  /**
   * Rejects a group of settings that may not be there, whatever they are.
   *
   * @param holds whether it may
   * @param name the group's name
   * @param decidedBy the setting beside it that decides so
   * @param expected what would be good
   * @throws InvalidSetting where it may not
   */
  static void requirePlace(boolean holds, String name, String decidedBy, String expected) {
    if (!holds) {
      throw InvalidSetting.misplaced(name, decidedBy, expected);
    }
  }
}
