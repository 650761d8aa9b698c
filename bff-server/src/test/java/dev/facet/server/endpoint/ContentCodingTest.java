// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentCodingTest {
  private static final byte[] PLAIN =
      "{\"name\":\"Ada\"},".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|IDENTITY",
        "gzip|GZIP",
        "gzip, deflate, br, zstd|ZSTD",
        "GZIP;q=0.8, zstd;q=0.2|GZIP",
        "gzip;q=0|IDENTITY",
        "br|IDENTITY",
        "*|ZSTD",
        "*, zstd;q=0|GZIP",
        "gzip;q=0.1, identity;q=0.5|IDENTITY",
        "gzip;q=nonsense|IDENTITY",
      })
  void isWhatTheClientLikesBest(String acceptEncoding, ContentCoding expected) {
    assertEquals(expected, ContentCoding.accepted(acceptEncoding));
  }

  @Test
  void isNoneForAClientThatSaysNothing() {
    assertEquals(ContentCoding.IDENTITY, ContentCoding.accepted(null));
  }

  @Test
  void packsAsGzip() throws IOException {
    byte[] packed = ContentCoding.GZIP.pack(PLAIN).getBytes();

    assertTrue(packed.length < PLAIN.length / 10);
    assertArrayEquals(PLAIN, new GZIPInputStream(new ByteArrayInputStream(packed)).readAllBytes());
  }

  @Test
  void packsAsZstd() {
    byte[] packed = ContentCoding.ZSTD.pack(PLAIN).getBytes();

    assertTrue(packed.length < PLAIN.length / 10);
    assertArrayEquals(PLAIN, Zstd.decompress(packed, PLAIN.length));
  }
}
