// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The states that a {@link RegexNode} goes through while it reads a text of printable ASCII. A
 * state reads one character, or goes on to one of two others without.
 */
final class RegexAutomaton {
  /** The state behind the last character. */
  static final int END = 0;

  private final List<State> states = new ArrayList<>();
  private final int start;

  /** The automaton of a tree; as many states as its size, about. */
  RegexAutomaton(RegexNode node) {
    states.add(new State(null, END, END));
    start = add(node, END);
  }

  /**
   * One state.
   *
   * @param reads the character that it reads; null where it reads none
   * @param next the state behind that, or one of the two that it goes on to
   * @param other the other one
   */
  record State(RegexNode.@Nullable One reads, int next, int other) {}

  int start() {
    return start;
  }

  int size() {
    return states.size();
  }

  State state(int index) {
    return states.get(index);
  }

  private int add(RegexNode node, int next) {
    return switch (node) {
      case RegexNode.One one -> add(new State(one, next, next));
      case RegexNode.Sequence(var parts) -> {
        int at = next;
        for (RegexNode part : parts.reversed()) {
          at = add(part, at);
        }
        yield at;
      }
      case RegexNode.Choice(var options) -> {
        int at = add(options.getLast(), next);
        for (int i = options.size() - 2; i >= 0; i--) {
          at = add(new State(null, add(options.get(i), next), at));
        }
        yield at;
      }
      case RegexNode.Repeat repeat -> repeat(repeat, next);
    };
  }

  private int repeat(RegexNode.Repeat repeat, int next) {
    int at = next;
    if (repeat.max() < 0) {
      at = add(new State(null, next, next));
      int body = add(repeat.part(), at);
      states.set(at, new State(null, body, next));
    }
    for (int i = repeat.min(); i < repeat.max(); i++) {
      at = add(new State(null, add(repeat.part(), at), next));
    }
    for (int i = 0; i < repeat.min(); i++) {
      at = add(repeat.part(), at);
    }
    return at;
  }

  private int add(State state) {
    states.add(state);
    return states.size() - 1;
  }
}
