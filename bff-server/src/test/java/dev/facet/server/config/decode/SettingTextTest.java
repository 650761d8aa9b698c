// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.facet.server.config.key.Key;
import dev.facet.upstream.config.Balance;
import dev.facet.upstream.config.BreakerConfig;
import dev.facet.upstream.config.BulkheadConfig;
import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.DiscoverConfig;
import dev.facet.upstream.config.EndpointConfig;
import dev.facet.upstream.config.HealthConfig;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.UpstreamConfig;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTextTest {
  private static final EndpointConfig ENDPOINT =
      new EndpointConfig(URI.create("http://a.example"), null);

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
        "{window: 100, failureRate: 50%, slowCall: none, open: 5s, statuses: [502, 503," + " 504]}",
        SettingText.of(BreakerConfig.DEFAULT));
    assertEquals("{max: pool.max, adaptive: false}", SettingText.of(BulkheadConfig.DEFAULT));
  }

  @Test
  void eachSettingOfAServiceTellsWhatIsInForce() {
    Map<String, Object> service =
        SettingText.entries(UpstreamConfig.of(Map.of("endpoints", List.of(ENDPOINT))));

    for (RecordComponent setting : UpstreamConfig.class.getRecordComponents()) {
      assertNotNull(service.get(setting.getName()), setting.getName());
    }
    assertEquals("p2c", text(service, "balance"));
    assertEquals("{attempts: 2, on: [connect], budget: 20%}", text(service, "retry"));
    assertEquals("{headers: [], authorization: false, timeLeft: none}", text(service, "forward"));
    assertEquals(
        "{ca: those of the JVM, cert: none, key: none, serverName: the host of the endpoint,"
            + " minVersion: 1.2}",
        text(service, "tls"));
    assertEquals(
        "{path: /health, every: 5s, timeout: 1s, healthyAfter: 2, unhealthyAfter: 3, statuses: 200"
            + " to 299}",
        SettingText.of(new HealthConfig("/health", null, null, null, null, null)));
  }

  @Test
  void thePortOfAddressesIsThatOfTheirScheme() {
    assertEquals(
        "{dns: a.example, port: that of the scheme, scheme: http, path: \"\"}",
        SettingText.of(new DiscoverConfig(null, "a.example", null, null, null, null, null)));
    assertEquals(
        "{port: none, dnsSrv: _http._tcp.a.example, scheme: http, path: \"\"}",
        SettingText.of(
            new DiscoverConfig(null, null, null, "_http._tcp.a.example", null, null, null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "p2c",
        "roundRobin",
        "leastRequests",
        "hash(header.x-user)",
        "hash(cookie.Sid)",
        "hash(claims.sub)",
        "hash(ip)"
      })
  void aBalanceIsSpelledAsInTheFile(String balance) {
    assertEquals(balance, SettingText.of(Balance.valueOf(balance)));
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

  private static String text(Map<String, Object> settings, String name) {
    return SettingText.of(Objects.requireNonNull(settings.get(name)));
  }
}
