// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of Accept-Encoding (RFC 9110, section 12.5.3). */
final class AcceptedCodingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|identity",
        "gzip|gzip",
        "x-gzip|gzip",
        "zstd|zstd",
        "gzip, deflate, br, zstd|br",
        "gzip, deflate, zstd|gzip",
        "gzip, zstd|gzip",
        "zstd, gzip|zstd",
        "br, zstd, gzip|zstd",
        "ZSTD,GZIP|zstd",
        "zstd;q=1.0 , gzip;q=1.0|zstd",
        "zstd;q=0.9, gzip|gzip",
        "zstd;q=0.9, gzip;q=0.8|zstd",
        "gzip;q=0.8, zstd;q=0.9|gzip",
        "GZIP;q=0.8, zstd;q=0.2|gzip",
        "gzip;q=0|identity",
        "gzip;q=0, zstd|zstd",
        "zstd;q=0, gzip|gzip",
        "br|br",
        "br, gzip|br",
        "gzip, br;q=0.9|gzip",
        "gzip;q=0.9, br|br",
        "br;q=0, *|gzip",
        "zstd, br|zstd",
        "br;q=0.5, identity|identity",
        "*|gzip",
        "*, zstd|gzip",
        "zstd, *|zstd",
        "zstd, *;q=0|zstd",
        "*, zstd;q=0|gzip",
        "gzip;q=0, *|identity",
        "gzip;q=0, identity;q=0, *|zstd",
        "*;q=0|identity",
        "gzip;q=0.1, identity;q=0.5|identity",
        "gzip;q=0.1, *;q=0.5|identity",
        "gzip, identity|gzip",
        "identity;q=0, gzip|gzip",
        "gzip;q=nonsense|identity",
        "gzip;q=NaN|identity",
        "gzip;Q=0.5|gzip",
        "gzip ; q=0.5 ; a=b|gzip",
        ",, gzip ,|gzip",
        "gzip, gzip;q=0|gzip",
      })
  void isWhatTheClientLikesBest(String header, String expected) {
    assertEquals(expected, AcceptedCodings.of(header).best(List.of("zstd", "br", "gzip")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "identity;q=0|true",
        "gzip, *;q=0|true",
        "identity, *;q=0|false",
        "*;q=0.1|false",
        "gzip;q=0|false",
        "''|false",
      })
  void knowsWhetherAPlainResponseWillDo(String header, boolean rejected) {
    assertEquals(rejected, AcceptedCodings.of(header).rejectsIdentity());
  }

  @Test
  void isNoneForAClientThatSaysNothing() {
    assertEquals("identity", AcceptedCodings.of(null).best(List.of("br", "gzip")));
  }

  @Test
  void isZstdWhereverItIsListedIfThereIsNothingElse() {
    assertEquals(
        "zstd", AcceptedCodings.of("gzip, deflate, br, zstd").best(List.of("zstd", "identity")));
  }

  @Test
  void isTheOneThatIsOfferedFirstWhereTheClientLikesThemAlike() {
    assertEquals("gzip", AcceptedCodings.of("br, gzip").best(List.of("gzip", "br")));
  }
}
