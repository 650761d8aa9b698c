// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static dev.facet.server.config.decode.RecordDecoding.decode;
import static dev.facet.server.config.decode.RecordDecoding.good;
import static dev.facet.server.config.decode.RecordDecoding.rejected;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.schema.diagnostic.SourceText;
import dev.facet.server.config.compile.ConfigFixture;
import dev.facet.server.config.finding.BadScalar;
import dev.facet.server.config.finding.ConfigFindings;
import dev.facet.server.config.yaml.ConfigNode;
import dev.facet.server.config.yaml.ConfigReader;
import dev.facet.server.config.yaml.Place;
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

  record Unsupported(Optional<String> value) {}

  record UnsupportedClass(Object value) {}

  record UnsupportedKeys(Map<Integer, String> value) {}

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
  void takesQuotedPlaceholdersForNumbers() {
    assertEquals(8181L, good("value: \"${env.PORT}\"", LongConfig.class).value());
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
