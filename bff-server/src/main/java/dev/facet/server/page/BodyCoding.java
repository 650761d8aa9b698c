// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.page;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * How the body of a block goes over the wire. The page sets Content-Encoding itself, so that it can
 * say something else than the body is.
 */
public enum BodyCoding {
  /** As it is written. */
  PLAIN,
  /** In gzip. */
  GZIP,
  /** In the zlib format, which HTTP calls deflate. */
  DEFLATE,
  /** In zstd. */
  ZSTD;

  /** The words that say that a body ends in its middle. */
  private static final List<String> CUT_SHORT = List.of("cut", "short");

  /** What the info string of a block says. */
  public static BodyCoding of(PageBlock block) {
    return block.words().contains("gzip")
        ? GZIP
        : block.words().contains("deflate")
            ? DEFLATE
            : block.words().contains("zstd") ? ZSTD : PLAIN;
  }

  /** The body of a block as bytes. */
  public static byte[] bytes(PageBlock block, String body) {
    byte[] whole = of(block).encode(body.getBytes(StandardCharsets.UTF_8));
    return block.words().containsAll(CUT_SHORT) ? Arrays.copyOf(whole, whole.length / 2) : whole;
  }

  /** The text of bytes that came. */
  public String text(byte[] bytes) throws IOException {
    ByteArrayInputStream in = new ByteArrayInputStream(bytes);
    byte[] decoded =
        switch (this) {
          case PLAIN -> bytes;
          case GZIP -> new GZIPInputStream(in).readAllBytes();
          case DEFLATE -> new InflaterInputStream(in).readAllBytes();
          case ZSTD -> new ZstdInputStream(in).readAllBytes();
        };
    return new String(decoded, StandardCharsets.UTF_8);
  }

  private byte[] encode(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream encoder = encoder(out)) {
      encoder.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private OutputStream encoder(OutputStream out) throws IOException {
    return switch (this) {
      case PLAIN -> out;
      case GZIP -> new GZIPOutputStream(out);
      case DEFLATE -> new DeflaterOutputStream(out);
      case ZSTD -> new ZstdOutputStream(out);
    };
  }
}
