// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.coding;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;
import org.jspecify.annotations.Nullable;

/** The content codings that can be undone (RFC 9110, section 8.4.1). */
final class Codings {
  private static final int ZLIB_HEADER = 2;

  /** 8 MiB, as a power of two. */
  private static final int ZSTD_MAX_WINDOW_LOG = 23;

  private Codings() {}

  /**
   * The stream before it was encoded.
   *
   * @param coding one that {@link dev.facet.http.ContentCodings} lists
   * @param opened gets what has to be closed
   * @return null where the coding is not known
   */
  static @Nullable InputStream undo(String coding, InputStream in, List<AutoCloseable> opened)
      throws IOException {
    return switch (coding) {
      case "gzip" -> {
        InputStream gzip = new GZIPInputStream(in);
        opened.add(gzip);
        yield gzip;
      }
      case "deflate" -> deflate(in, opened);
      case "br" -> new BrotliInputStream(in);
      case "zstd" -> zstd(in, opened);
      default -> null;
    };
  }

  /** The zlib format (RFC 1950), or without its header, as some services send it. */
  private static InputStream deflate(InputStream in, List<AutoCloseable> opened)
      throws IOException {
    PushbackInputStream peeked = new PushbackInputStream(in, ZLIB_HEADER);
    byte[] start = peeked.readNBytes(ZLIB_HEADER);
    peeked.unread(start);
    Inflater inflater = new Inflater(!isZlib(start));
    opened.add(inflater::end);
    return new InflaterInputStream(peeked, inflater);
  }

  /** RFC 8878; a larger window than RFC 9659 allows is not given memory for. */
  private static InputStream zstd(InputStream in, List<AutoCloseable> opened) throws IOException {
    byte[] frames = in.readAllBytes();
    requireWholeFrames(frames);
    ZstdInputStreamNoFinalizer zstd =
        new ZstdInputStreamNoFinalizer(new ByteArrayInputStream(frames));
    opened.add(zstd);
    zstd.setLongMax(ZSTD_MAX_WINDOW_LOG);
    return zstd;
  }

  /** The stream takes a frame that is cut short for none where another one goes before it. */
  private static void requireWholeFrames(byte[] frames) throws IOException {
    try {
      for (int at = 0; at < frames.length; ) {
        at += Math.toIntExact(Zstd.findFrameCompressedSize(frames, at));
      }
    } catch (ZstdException malformed) {
      throw new IOException("a frame that is cut short or malformed", malformed);
    }
  }

  private static boolean isZlib(byte[] start) {
    return start.length == ZLIB_HEADER
        && (start[0] & 0x0f) == 8
        && (((start[0] & 0xff) << 8) | (start[1] & 0xff)) % 31 == 0;
  }

  /** Gives back what the decoders hold outside the heap. */
  static void end(List<AutoCloseable> opened) {
    for (AutoCloseable one : opened) {
      try {
        one.close();
      } catch (Exception e) {
        throw new IllegalStateException("a stream of bytes in memory cannot be closed", e);
      }
    }
  }
}
