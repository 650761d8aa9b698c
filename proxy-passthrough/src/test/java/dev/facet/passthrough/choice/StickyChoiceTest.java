// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough.choice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.passthrough.ScriptedClient;
import dev.facet.passthrough.choice.StickyCookie.SameSite;
import dev.facet.passthrough.choice.StickyCookie.Security;
import dev.facet.passthrough.choice.StickyCookie.Use;
import io.vertx.core.MultiMap;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StickyChoiceTest {
  private final StickyCookie cookie =
      new StickyCookie(
          "version", "/", Optional.empty(), new Use(true, Security.AS_ASKED, SameSite.LAX));

  private static int first(int bound) {
    return Math.min(0, bound);
  }

  private static int last(int bound) {
    return bound - 1;
  }

  @Test
  void keepsWhatWasDecidedWhateverChanceSays() {
    TargetDecision first =
        choice(1, 1).choose(MultiMap.caseInsensitiveMultiMap(), false, StickyChoiceTest::first);
    TargetDecision second = choice(1, 1).choose(sent(first), false, StickyChoiceTest::last);
    assertEquals("one", first.target().service());
    assertEquals("one", second.target().service());
    assertEquals("", second.cookie());
  }

  @Test
  void keepsItWhereTheWeightsChange() {
    TargetDecision first =
        choice(1, 0).choose(MultiMap.caseInsensitiveMultiMap(), false, StickyChoiceTest::first);
    assertEquals(
        "one",
        choice(1, 999).choose(sent(first), false, StickyChoiceTest::last).target().service());
  }

  @Test
  void decidesAnewWhereTheServiceHasNoShareAnyMore() {
    TargetDecision first =
        choice(1, 1).choose(MultiMap.caseInsensitiveMultiMap(), false, StickyChoiceTest::first);
    TargetDecision second = choice(0, 1).choose(sent(first), false, StickyChoiceTest::first);
    assertEquals("two", second.target().service());
    assertFalse(second.cookie().isEmpty());
  }

  @Test
  void decidesAnewWhereTheCookieStandsForNothing() {
    for (String value : List.of("", "one", "two", "x".repeat(8_000))) {
      MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("cookie", "version=" + value);
      assertFalse(choice(1, 1).choose(headers, false, StickyChoiceTest::first).cookie().isEmpty());
    }
  }

  @Test
  void isForHttpsAloneWhereTheClientCameByIt() {
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    assertTrue(
        choice(1, 1).choose(none, true, StickyChoiceTest::first).cookie().contains("; Secure"));
    assertFalse(
        choice(1, 1).choose(none, false, StickyChoiceTest::first).cookie().contains("; Secure"));
  }

  @Test
  void isForHttpsAloneOrForBothWhereItIsToldTo() {
    MultiMap none = MultiMap.caseInsensitiveMultiMap();
    for (boolean secure : new boolean[] {true, false}) {
      Use always = new Use(true, Security.ALWAYS, SameSite.LAX);
      Use never = new Use(true, Security.NEVER, SameSite.LAX);
      assertTrue(chosen(always, none, secure).contains("; Secure"));
      assertFalse(chosen(never, none, secure).contains("; Secure"));
    }
  }

  private static String chosen(Use use, MultiMap headers, boolean secure) {
    StickyCookie cookie = new StickyCookie("version", "/", Optional.empty(), use);
    return choice(cookie, 1, 1).choose(headers, secure, StickyChoiceTest::first).cookie();
  }

  @Test
  void tellsNoNameOfAService() {
    String line =
        choice(1, 1)
            .choose(MultiMap.caseInsensitiveMultiMap(), false, StickyChoiceTest::last)
            .cookie();
    assertTrue(line.matches("version=[\\w-]{16}; Path=/; HttpOnly; SameSite=Lax"), line);
  }

  private StickyChoice choice(int one, int two) {
    return choice(cookie, one, two);
  }

  private static StickyChoice choice(StickyCookie cookie, int one, int two) {
    return new StickyChoice(
        cookie,
        new WeightedTargets(
            List.of(
                new Target(new ScriptedClient("one"), one),
                new Target(new ScriptedClient("two"), two))));
  }

  private static MultiMap sent(TargetDecision told) {
    String pair = told.cookie().substring(0, told.cookie().indexOf(';'));
    return MultiMap.caseInsensitiveMultiMap().add("cookie", "a=b; " + pair);
  }
}
