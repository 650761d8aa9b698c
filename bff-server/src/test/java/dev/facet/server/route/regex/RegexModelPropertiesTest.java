// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The model takes at least what the engine takes, whatever somebody writes. */
class RegexModelPropertiesTest {
  /** Pieces of syntax, joined as they come: what the engine does not take is no expression. */
  private static final String[] PIECES = {
    "a",
    "b",
    "/",
    ".",
    "*",
    "+",
    "?",
    "|",
    "(",
    ")",
    "(?:",
    "(?i)",
    "(?i:a)",
    "(?-i:b)",
    "(?P<n>",
    "{2}",
    "{1,2}",
    "{0}",
    "{1,}",
    "{,2}",
    "{",
    "}",
    "[ab]",
    "[^a]",
    "[a-c/]",
    "[^/]",
    "[]a]",
    "[[:alpha:]]",
    "[[:^digit:]]",
    "[\\d-]",
    "\\d",
    "\\W",
    "\\s",
    "\\.",
    "\\x61",
    "\\x{62}",
    "\\141",
    "\\pL",
    "\\PL",
    "\\C",
    "\\Q",
    "\\E",
    "\\Qab\\E",
    "\\Q\\E",
    "\\Q*\\E",
    "\\Qa/",
    "^",
    "$",
    "\\A",
    "\\z",
    "\\b",
    "\\B",
    "(?s)",
    "(?U)",
    "(?m)",
    "]",
    "-",
    "A",
    "1"
  };

  private static final List<String> SUBJECTS = subjects();

  private static List<String> subjects() {
    List<String> subjects = new ArrayList<>(List.of(""));
    for (int length = 1, from = 0; length <= 4; length++) {
      int end = subjects.size();
      for (int i = from; i < end; i++) {
        for (char c : "ab/A1*".toCharArray()) {
          subjects.add(subjects.get(i) + c);
        }
      }
      from = end;
    }
    return subjects;
  }

  @Property(tries = 3_000, edgeCases = EdgeCasesMode.NONE)
  void whatTheEngineTakesTheModelTakes(@ForAll("texts") String source) {
    Pattern engine;
    try {
      engine = Pattern.compile(source);
    } catch (PatternSyntaxException none) {
      return;
    }
    RegexNode node = RegexParser.parse(source);
    RegexAutomaton automaton = new RegexAutomaton(node);
    String within = RegexEnds.within(node);
    for (String subject : SUBJECTS) {
      if (engine.matches(subject)) {
        String both = source + " of " + subject;
        assertTrue(takes(automaton, subject), both);
        assertTrue(subject.startsWith(RegexEnds.beginning(node)), both);
        assertTrue(subject.endsWith(RegexEnds.ending(node)), both);
        assertTrue(subject.contains(within), both);
      }
    }
  }

  private static boolean takes(RegexAutomaton automaton, String text) {
    BitSet states = new BitSet();
    reach(automaton, automaton.start(), states);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      BitSet next = new BitSet();
      states.stream()
          .mapToObj(automaton::state)
          .filter(state -> state.reads() != null && state.reads().set().get(c))
          .forEach(state -> reach(automaton, state.next(), next));
      states = next;
    }
    return states.get(RegexAutomaton.END);
  }

  private static void reach(RegexAutomaton automaton, int index, BitSet states) {
    if (states.get(index)) {
      return;
    }
    states.set(index);
    RegexAutomaton.State state = automaton.state(index);
    if (state.reads() == null && index != RegexAutomaton.END) {
      reach(automaton, state.next(), states);
      reach(automaton, state.other(), states);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(PIECES)
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(pieces -> String.join("", pieces));
  }
}
