// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

final class ContentCodingTest {
  private static final byte[] PLAIN =
      "{\"name\":\"Ada\"},".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  @Test
  void compressesAsGzip() throws IOException {
    byte[] compressed = ContentCoding.GZIP.compress(PLAIN).getBytes();

    assertTrue(compressed.length < PLAIN.length / 10);
    assertArrayEquals(
        PLAIN, new GZIPInputStream(new ByteArrayInputStream(compressed)).readAllBytes());
  }

  @Test
  void compressesAsZstd() {
    byte[] compressed = ContentCoding.ZSTD.compress(PLAIN).getBytes();

    assertTrue(compressed.length < PLAIN.length / 10);
    assertArrayEquals(PLAIN, Zstd.decompress(compressed, PLAIN.length));
  }
}
