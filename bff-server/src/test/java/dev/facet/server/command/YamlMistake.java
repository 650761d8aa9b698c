// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

/**
 * A mistake in {@code facet.yaml} as a new user makes it, and what {@code check} must say.
 *
 * @param good a piece of the good file that stands there once
 * @param bad what stands there instead
 * @param place line and column of the finding
 * @param message the message, whole
 * @param help the remedy, or how it begins
 */
record YamlMistake(String good, String bad, String place, String message, String help) {
  static YamlMistake mistake(String good, String bad, String place, String message, String help) {
    return new YamlMistake(good, bad, place, message, help);
  }

  /** The file with the mistake. */
  String file() {
    int at = MistakenProject.GOOD.indexOf(good);
    if (at < 0 || MistakenProject.GOOD.indexOf(good, at + 1) >= 0) {
      throw new AssertionError("good: " + good + " (expected: once in the file)");
    }
    return MistakenProject.GOOD.replace(good, bad);
  }

  @Override
  public String toString() {
    return bad.strip().replace("\n", "⏎").replace("\t", "⇥");
  }
}
