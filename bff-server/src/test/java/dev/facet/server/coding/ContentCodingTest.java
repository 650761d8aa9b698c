// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ContentCodingTest {
  private static final byte[] PLAIN =
      "{\"name\":\"Ada\"},".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  /** What a decoder of somebody else makes of bytes. */
  static InputStream decoder(ContentCoding coding, byte[] compressed) throws IOException {
    InputStream in = new ByteArrayInputStream(compressed);
    return switch (coding) {
      case GZIP -> new GZIPInputStream(in);
      case BR -> new BrotliInputStream(in);
      case ZSTD -> new ZstdInputStream(in);
    };
  }

  /** The decoder of brotli looks for the end before it gives what comes before: RFC 7932, 9.2. */
  private static byte[] ended(ContentCoding coding, Buffer flushed) {
    return coding == ContentCoding.BR
        ? flushed.copy().appendByte((byte) 3).getBytes()
        : flushed.getBytes();
  }

  @BeforeEach
  void loadLibraries() {
    for (ContentCoding coding : ContentCoding.values()) {
      coding.loadLibrary();
    }
  }

  @ParameterizedTest
  @EnumSource(ContentCoding.class)
  void compressesBytes(ContentCoding coding) throws IOException {
    byte[] compressed = coding.compress(PLAIN).getBytes();

    assertTrue(compressed.length < PLAIN.length / 10);
    assertArrayEquals(PLAIN, decoder(coding, compressed).readAllBytes());
  }

  @ParameterizedTest
  @EnumSource(ContentCoding.class)
  void compressesPiecesOfWhichEachCanBeReadOnceItIsFlushed(ContentCoding coding)
      throws IOException {
    Buffer compressed = Buffer.buffer();
    try (StreamEncoder encoder = new StreamEncoder(coding::stream)) {
      for (int i = 0; i < 3; i++) {
        encoder.write("piece;".getBytes(StandardCharsets.UTF_8));
        compressed.appendBuffer(encoder.flush());
        byte[] read = decoder(coding, ended(coding, compressed)).readNBytes(6 * (i + 1));
        assertEquals("piece;".repeat(i + 1), new String(read, StandardCharsets.UTF_8));
      }
      compressed.appendBuffer(encoder.finish());
    }
    byte[] all = decoder(coding, compressed.getBytes()).readAllBytes();
    assertEquals("piece;".repeat(3), new String(all, StandardCharsets.UTF_8));
  }

  /** Each further frame would forget what the ones before it hold (RFC 8878, section 3.1). */
  @Test
  void makesOneFrameOfAllPieces() {
    try (StreamEncoder encoder = new StreamEncoder(ContentCoding.ZSTD::stream)) {
      Buffer compressed = Buffer.buffer();
      for (int i = 0; i < 3; i++) {
        encoder.write(PLAIN);
        compressed.appendBuffer(encoder.flush());
      }
      compressed.appendBuffer(encoder.finish());

      assertEquals(compressed.length(), Zstd.findFrameCompressedSize(compressed.getBytes(), 0));
    }
  }

  @ParameterizedTest
  @EnumSource(ContentCoding.class)
  void givesItsMemoryBackOnceHoweverOftenItIsClosed(ContentCoding coding) {
    StreamEncoder encoder = new StreamEncoder(coding::stream);
    encoder.write(PLAIN);
    encoder.close();
    encoder.close();
  }

  @Test
  void hasNoOtherNames() {
    assertThrows(IllegalArgumentException.class, () -> ContentCoding.of("deflate"));
  }
}
