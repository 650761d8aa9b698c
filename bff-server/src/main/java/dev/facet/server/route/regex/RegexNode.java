// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import java.util.BitSet;
import java.util.List;

/**
 * A regular expression as a tree, of ASCII alone, as paths, header fields and cookies are. It takes
 * at least what the engine takes: what is not modelled, such as word boundaries, takes everything.
 */
sealed interface RegexNode {
  /** How many characters there are. */
  int ASCII = 128;

  /** A size beyond which nobody counts. */
  long HUGE = 1_000_000;

  /**
   * One character.
   *
   * @param set those that may stand there; never changed
   */
  record One(BitSet set) implements RegexNode {}

  /** One behind the other; none for nothing. */
  record Sequence(List<RegexNode> parts) implements RegexNode {}

  /** One of several. */
  record Choice(List<RegexNode> options) implements RegexNode {}

  /**
   * The same several times.
   *
   * @param min how often at least
   * @param max how often at most; negative for any number
   */
  record Repeat(RegexNode part, int min, int max) implements RegexNode {}

  /** Nothing. */
  static RegexNode empty() {
    return new Sequence(List.of());
  }

  /** Any text. */
  static RegexNode anything() {
    return new Repeat(new One(all()), 0, -1);
  }

  /** All characters. */
  static BitSet all() {
    BitSet all = new BitSet(ASCII);
    all.set(0, ASCII);
    return all;
  }

  /** How many states an automaton of it has, about; {@link #HUGE} at most. */
  default long size() {
    long size =
        switch (this) {
          case One _ -> 1;
          case Sequence(var parts) -> parts.stream().mapToLong(RegexNode::size).sum();
          case Choice(var options) -> 1 + options.stream().mapToLong(RegexNode::size).sum();
          case Repeat(var part, int min, int max) ->
              1 + part.size() * Math.max(1, Math.max(min, max));
        };
    return Math.min(size, HUGE);
  }
}
