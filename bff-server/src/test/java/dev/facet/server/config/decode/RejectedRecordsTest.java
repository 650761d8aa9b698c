// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static dev.facet.server.config.decode.RecordDecoding.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.config.decode.RecordDecoderTest.RateConfig;
import dev.facet.upstream.config.InvalidSetting;
import dev.facet.upstream.config.Secret;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a record that cannot be made is said to be wrong, and in which words. */
class RejectedRecordsTest {
  record PathConfig(Path value) {}

  record SecretConfig(Secret value, @Nullable Integer other) {
    SecretConfig {
      if (value.value().length() < 20) {
        throw new InvalidSetting("value", value, "20 or more");
      }
    }
  }

  /** A third party's plugin, which does not keep to the form of messages. */
  record Careless(@Nullable String value, @Nullable Integer number) {
    Careless {
      if ("null".equals(value)) {
        throw new NullPointerException();
      }
      if (value != null) {
        throw new IllegalStateException("cannot use " + value);
      }
    }
  }

  /** Its message names a setting of a setting. */
  record Outer(Map<String, Integer> weights) {
    Outer {
      weights.forEach((name, weight) -> {
        if (weight < 0) {
          throw new InvalidSetting("weights." + name, weight, "0 or more");
        }
      });
    }
  }

  /** Its settings must fit each other. */
  record Pair(@Nullable Integer least, @Nullable Integer most) {
    Pair {
      if (least != null && most != null && least > most) {
        throw new InvalidSetting("least", least, "at most " + most);
      }
    }
  }

  record Two(@Nullable Integer first, @Nullable Integer third) {
    Two {
      if (first != null && first > 9) {
        throw new InvalidSetting("first", first, "9 or less");
      }
      if (third != null && third > 9) {
        throw new InvalidSetting("third", third, "9 or less");
      }
    }
  }

  /** The second needs the first. */
  record Dependent(@Nullable Integer first, @Nullable Integer second) {
    Dependent {
      if (first != null && first > 9) {
        throw new InvalidSetting("first", first, "9 or less");
      }
      if (second != null && first == null) {
        throw new InvalidSetting("second", second, "with first");
      }
    }
  }

  /** The second may have any value, the name of another setting too. */
  record Lower(@Nullable Integer first, @Nullable String second) {
    Lower {
      if (second != null && !second.equals(second.toLowerCase(Locale.ROOT))) {
        throw new InvalidSetting("second", second, "lower case");
      }
    }
  }

  record Ranges(List<IpLike> value) {}

  /** Says its rejection in the form of guards. */
  record IpLike(String text) {
    static IpLike valueOf(String text) {
      if (!text.startsWith("10.")) {
        throw new InvalidSetting("range", text, "10.x");
      }
      return new IpLike(text + (text.endsWith("/0") ? 1 / (text.length() - 5) : ""));
    }
  }

  @Test
  void tellsOfAValueThatIsTheNameOfABrokenSetting() {
    assertEquals(
        "p.yaml:1:8 first: many (expected: an integer); "
            + "p.yaml:2:9 second: The first (expected: lower case)",
        rejected("first: many\nsecond: The first", Lower.class));
  }

  @Test
  void takesTheRemedyOfATypesOwnValueOf() {
    assertEquals(
        "p.yaml:1:8 value: 20 (expected: a rate, such as 20/1s)",
        rejected("value: 20", RateConfig.class));
    assertEquals(
        "p.yaml:1:8 value: 20/1 (expected: an integer with a unit: 300ms, 2s, 5m, 1h or 1d)"
            + " / did you mean \"1s\"?",
        rejected("value: 20/1", RateConfig.class));
  }

  @Test
  void takesTypesOfOneScalarFromScalarsOnly() {
    assertEquals(
        "p.yaml:1:8 value: a mapping (expected: a single value)",
        rejected("value: { permits: 1, window: 2s }", RateConfig.class));
    assertEquals(
        "p.yaml:1:8 value: a mapping (expected: a single value)",
        rejected("value: { value: x }", SecretConfig.class));
  }

  @Test
  void reportsValueOfsThatBreak() {
    assertEquals(
        "p.yaml:1:9 value[0]: 10./0 (expected: / by zero)",
        rejected("value: [10./0]", Ranges.class));
  }

  @Test
  void rejectsPathsThatCannotBe() {
    assertEquals(
        "p.yaml:1:8 value: a\0b (expected: a path)",
        rejected("value: \"a\\0b\"", PathConfig.class));
  }

  @Test
  void hidesSecretsThatAreRejected() {
    assertEquals(
        "p.yaml:1:8 value: *** (expected: 20 or more)",
        rejected("value: literal", SecretConfig.class));
    assertEquals(
        "p.yaml:1:9 value: *** (expected: 20 or more)",
        rejected("{value: \"${env.CATALOG_KEY}\" }", SecretConfig.class));
  }

  @Test
  void hidesWhatComesFromOutsideInMessagesOfAnyForm() {
    assertEquals(
        "p.yaml:1:1 cannot use ${env.CATALOG_KEY}",
        rejected("value: ${env.CATALOG_KEY}", Careless.class));
  }

  @Test
  void makesNoHintsOfWhatComesFromOutside() {
    assertEquals(
        "p.yaml:1:8 value: 1/${env.PORT} (expected: an integer with a unit: 300ms, 2s, 5m, 1h"
            + " or 1d)",
        rejected("value: 1/${env.PORT}", RateConfig.class));
  }

  @Test
  void reportsConstructorsThatBreak() {
    assertEquals("p.yaml:1:1 NullPointerException", rejected("value: \"null\"", Careless.class));
  }

  @Test
  void placesRejectionsOfNestedNames() {
    assertEquals(
        "p.yaml:1:23 weights.b: -2 (expected: 0 or more)",
        rejected("weights: { a: 1,  b:  -2 }", Outer.class));
  }

  @Test
  void placesRejectionsOfTwoSettingsThatDoNotFit() {
    assertEquals(
        "p.yaml:1:8 least: 5 (expected: at most 3)", rejected("least: 5\nmost: 3", Pair.class));
  }

  @Test
  void placesAllRejectionsOfOneRecord() {
    assertEquals(
        "p.yaml:1:8 first: 10 (expected: 9 or less); p.yaml:2:8 third: 12 (expected: 9 or less)",
        rejected("first: 10\nthird: 12", Two.class));
  }

  @Test
  void placesAllRejectionsOfOneMap() {
    assertEquals(
        "p.yaml:1:16 weights.a: -1 (expected: 0 or more);"
            + " p.yaml:1:32 weights.c: -2 (expected: 0 or more)",
        rejected("weights: { a:  -1, b: 2, c:    -2 }", Outer.class));
  }

  @Test
  void doesNotHoldAMissingPartAgainstOthers() {
    assertEquals(
        "p.yaml:1:8 first: x (expected: an integer)",
        rejected("first: x\nsecond: 1", Dependent.class));
    assertEquals(
        "p.yaml:1:8 first: 10 (expected: 9 or less)",
        rejected("first: 10\nsecond: 1", Dependent.class));
  }

  @Test
  void placesRejectionsOfItems() {
    assertEquals(
        "p.yaml:1:15 value[1]: 9.x (expected: 10.x)", rejected("value: [10.1, 9.x]", Ranges.class));
  }

  @Test
  void doesNotJudgeARecordByItsBrokenParts() {
    assertEquals(
        "p.yaml:2:7 most: x (expected: an integer)", rejected("least: 5\nmost: x", Pair.class));
  }
}
