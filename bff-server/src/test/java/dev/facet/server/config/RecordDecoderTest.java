// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.Percentage;
import dev.facet.upstream.config.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordDecoderTest {
  enum Store {
    LOCAL,
    FAIL_OPEN,
    RS256
  }

  /** Twenty a second. */
  record Rate(int permits, Duration window) {
    static Rate valueOf(String text) {
      String[] parts = text.split("/", -1);
      if (parts.length != 2) {
        throw new IllegalArgumentException("a rate, such as 20/1s");
      }
      return new Rate(Integer.parseInt(parts[0]), UnitConverters.duration(parts[1]));
    }
  }

  record Everything(
      String text,
      boolean truth,
      int number,
      long big,
      double decimal,
      Store store,
      Duration duration,
      DataSize size,
      Percentage share,
      Secret secret,
      URI uri,
      Path path,
      Rate rate,
      Set<Store> set,
      List<Rate> rates,
      Map<String, List<Integer>> map,
      ConfigNode opaque,
      @Nullable String absent) {}

  record One<T>(T value) {}

  record StoreConfig(Store value) {}

  record DoubleConfig(double value) {}

  record LongConfig(Long value) {}

  record RateConfig(Rate value) {}

  record PathConfig(Path value) {}

  record SecretConfig(Secret value, @Nullable Integer other) {
    SecretConfig {
      if (value.value().length() < 20) {
        throw new IllegalArgumentException("value: " + value + " (expected: 20 or more)");
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
          throw new IllegalArgumentException(
              "weights." + name + ": " + weight + " (expected: 0 or more)");
        }
      });
    }
  }

  /** Its settings must fit each other. */
  record Pair(@Nullable Integer least, @Nullable Integer most) {
    Pair {
      if (least != null && most != null && least > most) {
        throw new IllegalArgumentException("least: " + least + " (expected: at most " + most + ")");
      }
    }
  }

  record Two(@Nullable Integer first, @Nullable Integer third) {
    Two {
      if (first != null && first > 9) {
        throw new IllegalArgumentException("first: " + first + " (expected: 9 or less)");
      }
      if (third != null && third > 9) {
        throw new IllegalArgumentException("third: " + third + " (expected: 9 or less)");
      }
    }
  }

  /** The second needs the first. */
  record Dependent(@Nullable Integer first, @Nullable Integer second) {
    Dependent {
      if (first != null && first > 9) {
        throw new IllegalArgumentException("first: " + first + " (expected: 9 or less)");
      }
      if (second != null && first == null) {
        throw new IllegalArgumentException("second: " + second + " (expected: with first)");
      }
    }
  }

  record Ranges(List<IpLike> value) {}

  /** Says its rejection in the form of guards. */
  record IpLike(String text) {
    static IpLike valueOf(String text) {
      if (!text.startsWith("10.")) {
        throw new IllegalArgumentException("range: " + text + " (expected: 10.x)");
      }
      return new IpLike(text + (text.endsWith("/0") ? 1 / (text.length() - 5) : ""));
    }
  }

  record Unsupported(Optional<String> value) {}

  record UnsupportedClass(Object value) {}

  record UnsupportedKeys(Map<Integer, String> value) {}

  private static <C extends Record> Compilation<C> decode(String yaml, Class<C> type) {
    ConfigFindings findings = new ConfigFindings();
    SourceText source = new SourceText("p.yaml", yaml);
    ConfigNode node = ConfigReader.read(source, ConfigFixture.SUBSTITUTIONS, findings);
    assertNotNull(node);
    return RecordDecoder.decode(node, type);
  }

  private static <C extends Record> C good(String yaml, Class<C> type) {
    return switch (decode(yaml, type)) {
      case Compilation.Compiled<C>(var value, _) -> value;
      case Compilation.Rejected<C>(var errors, _) -> throw new AssertionError(errors);
    };
  }

  private static <C extends Record> String rejected(String yaml, Class<C> type) {
    Compilation<C> compilation = decode(yaml, type);
    assertInstanceOf(Compilation.Rejected.class, compilation);
    return String.join(
        "; ",
        compilation.diagnostics().stream()
            .map(finding -> finding.span() + " " + finding.message() + hint(finding))
            .toList());
  }

  private static String hint(Diagnostic finding) {
    return finding.hint().isEmpty() ? "" : " / " + finding.hint();
  }

  @Test
  void decodesEveryType() {
    Everything all =
        good(
            """
            text: 12
            truth: true
            number: -3
            big: 9000000000
            decimal: 2.5
            store: failOpen
            duration: 1h
            size: 3KB
            share: 0%
            secret: hidden
            uri: http://a/b?c
            path: tls/ca.pem
            rate: 20/1s
            set: [local, FAIL_OPEN, rs256, Fail-Open]
            rates: [1/1m, 2/1d]
            map: { a: [1, 2], b: [] }
            opaque: { any: [thing] }
            """,
            Everything.class);
    assertEquals("12", all.text());
    assertEquals(List.of(-3, 9_000_000_000L, 2.5), List.of(all.number(), all.big(), all.decimal()));
    assertEquals(Store.FAIL_OPEN, all.store());
    assertEquals(Duration.ofHours(1), all.duration());
    assertEquals(new DataSize(3000), all.size());
    assertEquals(new Percentage(0), all.share());
    assertEquals(new Secret("hidden"), all.secret());
    assertEquals(URI.create("http://a/b?c"), all.uri());
    assertEquals(Path.of("tls/ca.pem"), all.path());
    assertEquals(new Rate(20, Duration.ofSeconds(1)), all.rate());
    assertEquals(List.of(Store.LOCAL, Store.FAIL_OPEN, Store.RS256), List.copyOf(all.set()));
    assertEquals(2, all.rates().size());
    assertEquals(Map.of("a", List.of(1, 2), "b", List.of()), all.map());
    assertInstanceOf(ConfigNode.Mapping.class, all.opaque());
  }

  @ParameterizedTest
  @CsvSource({
    "1ms, PT0.001S",
    "0s, PT0S",
    "90s, PT1M30S",
    "5m, PT5M",
    "24h, PT24H",
    "3650d, PT87600H"
  })
  void readsDurations(String text, Duration expected) {
    assertEquals(expected, UnitConverters.duration(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0B, 0",
    "512B, 512",
    "1KB, 1000",
    "1KiB, 1024",
    "10MB, 10000000",
    "1MiB, 1048576",
    "1GB, 1000000000",
    "2GiB, 2147483648"
  })
  void readsSizes(String text, long expected) {
    assertEquals(expected, UnitConverters.dataSize(text).bytes());
  }

  @ParameterizedTest
  @CsvSource({"''", "s", "1.5s", "-1s", "1 s", "1S", "1m30s", "１s", "9999999999999999999s"})
  void rejectsOtherDurations(String text) {
    assertThrows(BadScalar.class, () -> UnitConverters.duration(text));
  }

  @Test
  void listsTheConstantsOfAnEnum() {
    assertEquals(
        "p.yaml:1:8 value: lokal (expected: local, failOpen, RS256) / did you mean \"local\"?",
        rejected("value: lokal", StoreConfig.class));
  }

  @Test
  void rejectsOtherNumbers() {
    assertEquals(
        "p.yaml:1:8 value: 1e3 (expected: a number, such as 2.5)",
        rejected("value: 1e3", DoubleConfig.class));
    assertEquals(
        "p.yaml:1:8 value: 0x10 (expected: an integer)", rejected("value: 0x10", LongConfig.class));
    assertEquals(
        "p.yaml:1:8 value: 9223372036854775808 (expected: an integer up to"
            + " 9223372036854775807)",
        rejected("value: 9223372036854775808", LongConfig.class));
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
  void doesNotHoldAMissingPartAgainstOthers() {
    assertEquals(
        "p.yaml:1:8 first: x (expected: an integer)",
        rejected("first: x\nsecond: 1", Dependent.class));
    assertEquals(
        "p.yaml:1:8 first: 10 (expected: 9 or less)",
        rejected("first: 10\nsecond: 1", Dependent.class));
  }

  @Test
  void takesQuotedPlaceholdersForNumbers() {
    assertEquals(8181L, good("value: \"${env.PORT}\"", LongConfig.class).value());
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

  @Test
  void rejectsRecordsItCannotDecode() {
    assertThrows(IllegalStateException.class, () -> decode("value: a", Unsupported.class));
    assertThrows(IllegalStateException.class, () -> decode("value: a", UnsupportedClass.class));
    assertThrows(IllegalStateException.class, () -> decode("value: {}", UnsupportedKeys.class));
    assertThrows(IllegalStateException.class, () -> decode("value: a", One.class));
  }

  @Test
  void usesConvertersThatAreGiven() {
    ConfigFindings findings = new ConfigFindings();
    RecordDecoder decoder =
        new RecordDecoder(
            Map.of(Rate.class, text -> new Rate(Integer.parseInt(text), Duration.ZERO)),
            Map.of(),
            findings);
    ConfigNode node =
        ConfigReader.read(
            new SourceText("p.yaml", "value: 7"), ConfigFixture.SUBSTITUTIONS, findings);
    assertNotNull(node);
    assertEquals(
        new RateConfig(new Rate(7, Duration.ZERO)),
        decoder.record(node, RateConfig.class, Place.root(node)));
  }
}
