// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of Accept-Encoding (RFC 9110, section 12.5.3). */
final class AcceptedCodingsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|IDENTITY",
        "gzip|GZIP",
        "x-gzip|GZIP",
        "zstd|ZSTD",
        "gzip, deflate, br, zstd|GZIP",
        "gzip, zstd|GZIP",
        "zstd, gzip|ZSTD",
        "br, zstd, gzip|ZSTD",
        "ZSTD,GZIP|ZSTD",
        "zstd;q=1.0 , gzip;q=1.0|ZSTD",
        "zstd;q=0.9, gzip|GZIP",
        "zstd;q=0.9, gzip;q=0.8|ZSTD",
        "gzip;q=0.8, zstd;q=0.9|GZIP",
        "GZIP;q=0.8, zstd;q=0.2|GZIP",
        "gzip;q=0|IDENTITY",
        "gzip;q=0, zstd|ZSTD",
        "zstd;q=0, gzip|GZIP",
        "br|IDENTITY",
        "*|GZIP",
        "*, zstd|GZIP",
        "zstd, *|ZSTD",
        "zstd, *;q=0|ZSTD",
        "*, zstd;q=0|GZIP",
        "gzip;q=0, *|IDENTITY",
        "gzip;q=0, identity;q=0, *|ZSTD",
        "*;q=0|IDENTITY",
        "gzip;q=0.1, identity;q=0.5|IDENTITY",
        "gzip;q=0.1, *;q=0.5|IDENTITY",
        "gzip, identity|GZIP",
        "identity;q=0, gzip|GZIP",
        "gzip;q=nonsense|IDENTITY",
        "gzip;q=NaN|IDENTITY",
        "gzip;Q=0.5|GZIP",
        "gzip ; q=0.5 ; a=b|GZIP",
        ",, gzip ,|GZIP",
        "gzip, gzip;q=0|GZIP",
      })
  void isWhatTheClientLikesBest(String header, ContentCoding expected) {
    assertEquals(expected, AcceptedCodings.of(header).best());
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
    assertEquals(ContentCoding.IDENTITY, AcceptedCodings.of(null).best());
  }
}
