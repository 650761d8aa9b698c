// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.config.Key;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.BulkheadConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTextTest {
  private enum Speed {
    VERY_FAST,
    MACH1,
    @SuppressWarnings("MemberName") // as others spell it
    WarpNine
  }

  private record Inner(Duration pause, DataSize size) {}

  private record Outer(
      @Key("class") String name,
      List<Speed> speeds,
      Inner inner,
      Map<String, Secret> headers,
      @Nullable String missing) {}

  @Test
  void isWhatOneWouldWriteIntoTheFile() {
    Outer outer =
        new Outer(
            "a",
            List.of(Speed.VERY_FAST, Speed.MACH1, Speed.WarpNine),
            new Inner(Duration.ofMillis(1500), DataSize.kibibytes(8)),
            Map.of("x-key", new Secret("open sesame")),
            null);

    assertEquals(
        "{class: a, speeds: [veryFast, MACH1, WarpNine], inner: {pause: 1500ms, size: 8KiB},"
            + " headers: {x-key: ***}}",
        SettingText.of(outer));
  }

  @Test
  void anAmountThatIsNotLimitedIsNone() {
    assertEquals(
        "{window: 100, failureRate: 50%, slowCall: none, open: 5s}",
        SettingText.of(BreakerConfig.DEFAULT));
    assertEquals("{max: none, adaptive: false}", SettingText.of(BulkheadConfig.DEFAULT));
  }

  /** Read of a word, of which it makes one of several kinds. */
  private sealed interface Unit {
    record Metre(int power) implements Unit {
      @Override
      public String toString() {
        return "m" + power;
      }
    }

    @SuppressWarnings("unused") // found by its name
    static Unit valueOf(String text) {
      return new Metre(Integer.parseInt(text.substring(1)));
    }
  }

  /** Says itself in another way, which no file could. */
  private record Loud(int volume) {
    @Override
    public String toString() {
      return "LOUD";
    }
  }

  @Test
  void isOneWordForWhatIsReadOfOneWhateverItsString() {
    assertEquals("[m2]", SettingText.of(List.of(new Unit.Metre(2))));
    assertEquals("{volume: 9}", SettingText.of(new Loud(9)));
  }

  @Test
  void aSecretHasNoParts() {
    assertEquals(Map.of(), SettingText.entries(new Secret("open sesame")));
  }

  @ParameterizedTest
  @CsvSource({"0, 0s", "300, 300ms", "2000, 2s", "90000, 90s", "300000, 5m", "7200000, 2h"})
  void durationsHaveTheLargestUnitThatHoldsThem(long millis, String text) {
    assertEquals(text, SettingText.of(Duration.ofMillis(millis)));
  }

  @Test
  void textOfSeveralLinesIsOne() {
    assertEquals("\"-----BEGIN\\nabc\"", SettingText.of("-----BEGIN\nabc\n"));
    assertEquals("\"\"", SettingText.of(""));
  }
}
