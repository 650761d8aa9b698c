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
