// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** Looks for a text of printable ASCII that two regular expressions match, by reading with both. */
final class RegexMeeting {
  /** Pairs of states beyond which nobody looks; two of the largest expressions have fewer. */
  static final int MAX_PAIRS = 2_000_000;

  private static final int UNSEEN = -1;

  private final RegexAutomaton one;
  private final RegexAutomaton other;
  private final int[] before;
  private final Deque<Integer> open = new ArrayDeque<>();

  private RegexMeeting(RegexAutomaton one, RegexAutomaton other) {
    this.one = one;
    this.other = other;
    this.before = new int[one.size() * other.size()];
    Arrays.fill(before, UNSEEN);
  }

  /** Whether the states of two are few enough to be looked through. */
  static boolean isFeasible(RegexAutomaton one, RegexAutomaton other) {
    return (long) one.size() * other.size() <= MAX_PAIRS;
  }

  /** A text that both match; empty where there is none. */
  static Optional<String> of(RegexAutomaton one, RegexAutomaton other) {
    return new RegexMeeting(one, other).text();
  }

  private Optional<String> text() {
    int start = pair(one.start(), other.start());
    reach(start, start);
    while (!open.isEmpty()) {
      int pair = open.remove();
      int left = pair / other.size();
      int right = pair % other.size();
      if (left == RegexAutomaton.END && right == RegexAutomaton.END) {
        return Optional.of(read(pair, start));
      }
      step(pair, left, right);
    }
    return Optional.empty();
  }

  private void step(int pair, int left, int right) {
    RegexAutomaton.State first = one.state(left);
    RegexAutomaton.State second = other.state(right);
    if (first.reads() == null && left != RegexAutomaton.END) {
      reach(pair(first.next(), right), pair);
      reach(pair(first.other(), right), pair);
    } else if (second.reads() == null && right != RegexAutomaton.END) {
      reach(pair(left, second.next()), pair);
      reach(pair(left, second.other()), pair);
    } else if (shared(first, second) != 0) {
      reach(pair(first.next(), second.next()), pair);
    }
  }

  /** A character that both states read, a letter or digit where one is; 0 for none. */
  private static char shared(RegexAutomaton.State first, RegexAutomaton.State second) {
    if (first.reads() == null || second.reads() == null) {
      return 0;
    }
    for (char from : new char[] {'a', '0', 'A', '-', ' '}) {
      for (int c = first.reads().set().nextSetBit(from);
          c >= 0 && c < 0x7f;
          c = first.reads().set().nextSetBit(c + 1)) {
        if (second.reads().set().get(c)) {
          return (char) c;
        }
      }
    }
    return 0;
  }

  private void reach(int pair, int from) {
    if (before[pair] == UNSEEN) {
      before[pair] = from;
      open.add(pair);
    }
  }

  private int pair(int left, int right) {
    return left * other.size() + right;
  }

  private String read(int end, int start) {
    StringBuilder text = new StringBuilder();
    for (int pair = end; pair != start; pair = before[pair]) {
      int from = before[pair];
      RegexAutomaton.State first = one.state(from / other.size());
      RegexAutomaton.State second = other.state(from % other.size());
      char shared = shared(first, second);
      if (shared != 0) {
        text.append(shared);
      }
    }
    return text.reverse().toString();
  }
}
