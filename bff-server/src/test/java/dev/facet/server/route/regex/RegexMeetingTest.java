// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whether two expressions have a text in common, against the engine that runs them. */
class RegexMeetingTest {
  private static final List<String> TEXTS =
      Stream.iterate(List.of(""), RegexMeetingTest::longer).limit(5).flatMap(List::stream).toList();

  private static List<String> longer(List<String> texts) {
    return texts.stream().flatMap(text -> Stream.of("a", "B", "/").map(c -> text + c)).toList();
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void expressionsThatNeverMeetHaveNoTextInCommon(
      @ForAll("expressions") String one, @ForAll("expressions") String other) {
    LinearRegex left = LinearRegex.parse(one);
    LinearRegex right = LinearRegex.parse(other);
    String both = one + " and " + other;

    if (TEXTS.stream().anyMatch(text -> left.matches(text) && right.matches(text))) {
      assertTrue(left.mayMeet(right), both);
    }
    if (!both.contains("\\pL")) { // which counts as any character
      assertEquals(left.mayMeet(right), left.meeting(right).isPresent(), both);
    }
  }

  @Property(tries = 400, edgeCases = EdgeCasesMode.NONE)
  void allThatMatchBeginAndEndAsSaid(@ForAll("expressions") String source) {
    LinearRegex regex = LinearRegex.parse(source);
    Pattern engine = Pattern.compile(source);

    for (String text : TEXTS) {
      assertEquals(engine.matches(text), regex.matches(text), source + " of " + text);
    }
    regex.sample().ifPresent(text -> assertTrue(engine.matches(text), source + " of " + text));
  }

  @Provide
  Arbitrary<String> expressions() {
    Arbitrary<String> atoms =
        Arbitraries.of(
            "a",
            "B",
            "/",
            ".",
            "[aB]",
            "[^a]",
            "[^/]",
            "\\w",
            "\\W",
            "(?i:b)",
            "(?i)A",
            "[[:upper:]]",
            "\\x2f",
            "\\Qa/\\E",
            "\\pL",
            "[B-a]",
            "[^\\W_]",
            "\\141",
            "b");
    return deeper(deeper(deeper(atoms)));
  }

  private static Arbitrary<String> deeper(Arbitrary<String> parts) {
    return Arbitraries.oneOf(
        parts,
        Combinators.combine(parts, Arbitraries.of("*", "+", "?", "{2}", "{1,2}", "{0,}", "*?"))
            .as((part, count) -> "(?:" + part + ")" + count),
        Combinators.combine(parts, parts).as((one, other) -> one + other),
        Combinators.combine(parts, parts).as((one, other) -> "(" + one + "|" + other + ")"));
  }

  @Example
  void expressionsThatAreApartInTheMiddleNeverMeet() {
    assertFalse(meet("/[a-z]+", "/[0-9]+"));
    assertFalse(meet("/.*\\.png", "/a[0-9]*"));
    assertFalse(meet("/(en|de)/.*", "/[a-z]{3}/.*"));
    assertFalse(meet("/[a-z]*[0-9][a-z0-9]*", "/[a-z]+"));
    assertTrue(meet("/[a-z]{2,8}", "/[a-z0-9]{8,}"));
    assertTrue(meet("/(?:[a-z]+/)*x", "/(?:[a-m]+/){40}x"));
  }

  private static boolean meet(String one, String other) {
    boolean may = LinearRegex.parse(one).mayMeet(LinearRegex.parse(other));
    assertEquals(may, LinearRegex.parse(other).mayMeet(LinearRegex.parse(one)), one);
    return may;
  }
}
