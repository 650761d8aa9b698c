// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.List;

/**
 * A tape of numbers that a generator takes its decisions from. Behind its end everything is 0, and
 * 0 is the plainest choice everywhere, so a shorter tape of smaller numbers makes a simpler case:
 * that is how cases shrink.
 */
final class Choices {
  static final int MAX = 9_999;

  private final List<Integer> tape;
  private int at;

  Choices(List<Integer> tape) {
    this.tape = List.copyOf(tape);
  }

  /** A number from 0 to below a bound. */
  int below(int bound) {
    return at < tape.size() ? tape.get(at++) % bound : 0;
  }

  /** True as often as said, never behind the end. */
  boolean chance(int percent) {
    return below(100) >= 100 - percent;
  }

  <T> T of(List<T> options) {
    return options.get(below(options.size()));
  }

  @SafeVarargs
  final <T> T of(T... options) {
    return options[below(options.length)];
  }
}
