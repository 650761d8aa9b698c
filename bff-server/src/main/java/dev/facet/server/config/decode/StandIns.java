// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import dev.facet.server.config.yaml.ConfigNode;
import java.util.List;
import java.util.Optional;

/** Values for settings that are not known where files are only looked at. */
final class StandIns {
  private StandIns() {}

  /** What a type takes for a value, in the order in which to try; empty where it takes none. */
  static List<Object> of(ConfigNode.Unknown unknown, ScalarConverter<?> converter) {
    return unknown.guesses().stream()
        .flatMap(guess -> converted(guess, converter).stream())
        .toList();
  }

  /** What a type takes of the usual ones, where nothing of the value is known. */
  static List<Object> of(ScalarConverter<?> converter) {
    return ConfigNode.Unknown.STAND_INS.stream()
        .flatMap(guess -> converted(guess, converter).stream())
        .toList();
  }

  private static Optional<Object> converted(String guess, ScalarConverter<?> converter) {
    try {
      return Optional.of(converter.convert(guess));
    } catch (RuntimeException notThisOne) { // the types of plugins are not ours
      return Optional.empty();
    }
  }
}
