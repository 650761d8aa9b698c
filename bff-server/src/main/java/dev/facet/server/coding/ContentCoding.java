// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.BrotliOutputStream;
import com.aayushatharva.brotli4j.encoder.Encoder;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import com.github.luben.zstd.util.Native;
import dev.facet.http.AcceptedCodings;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * A content coding that responses are sent in (RFC 9110, section 8.4.1). Levels and windows are
 * those that take about the time and the bytes that gzip does. Streams have smaller ones than
 * bodies that are all there, since many may be on their way at once.
 */
public enum ContentCoding {
  /** RFC 8878, with a window that all decoders take (RFC 9659). */
  ZSTD(AcceptedCodings.ZSTD, 256) {
    @Override
    void loadLibrary() {
      Native.load();
    }

    @Override
    OutputStream stream(OutputStream out) throws IOException {
      ZstdOutputStreamNoFinalizer stream = new ZstdOutputStreamNoFinalizer(out, ZSTD_STREAM_LEVEL);
      stream.setCloseFrameOnFlush(false);
      stream.setWindowLog(ZSTD_STREAM_WINDOW_LOG);
      return stream;
    }

    @Override
    Buffer compress(byte[] plain) {
      return Buffer.buffer(Zstd.compress(plain, ZSTD_LEVEL));
    }
  },
  /** RFC 7932. */
  BR(AcceptedCodings.BR, 512) {
    @Override
    void loadLibrary() {
      Brotli4jLoader.ensureAvailability();
    }

    @Override
    OutputStream stream(OutputStream out) throws IOException {
      return brotli(out, BR_STREAM_QUALITY, BR_STREAM_WINDOW_LOG);
    }

    @Override
    Buffer compress(byte[] plain) {
      return whole(plain, out -> brotli(out, BR_QUALITY, WINDOW_LOG));
    }

    private static OutputStream brotli(OutputStream out, int quality, int windowLog)
        throws IOException {
      return new BrotliOutputStream(out, Encoder.Parameters.create(quality, windowLog));
    }
  },
  /** RFC 1952; what every client knows. */
  GZIP(AcceptedCodings.GZIP, 256) {
    @Override
    void loadLibrary() {
      // Java has it
    }

    @Override
    OutputStream stream(OutputStream out) throws IOException {
      return new FastGzip(out);
    }
  };

  private static final int ZSTD_LEVEL = 3;
  private static final int ZSTD_STREAM_LEVEL = 1;
  private static final int BR_QUALITY = 4;
  private static final int BR_STREAM_QUALITY = 3;
  private static final int GZIP_LEVEL = 4;
  private static final int BUFFER = 4_096;

  /** 256 KiB, as a power of two. */
  private static final int WINDOW_LOG = 18;

  private static final int ZSTD_STREAM_WINDOW_LOG = 17;
  private static final int BR_STREAM_WINDOW_LOG = 16;

  /** All codings, those first that are sent where a client likes them alike. */
  public static final List<String> ALL = Stream.of(values()).map(ContentCoding::value).toList();

  private static final Map<String, ContentCoding> BY_NAME =
      Stream.of(values()).collect(Collectors.toMap(ContentCoding::value, Function.identity()));

  private final String value;
  private final int streamMemory;

  ContentCoding(String value, int streamKibibytes) {
    this.value = value;
    this.streamMemory = streamKibibytes << 10;
  }

  /** The coding of a name; fails where it is none of {@link #ALL}. */
  static ContentCoding of(String name) {
    ContentCoding coding = BY_NAME.get(name);
    if (coding == null) {
      throw new IllegalArgumentException("coding: " + name + " (expected: one of " + ALL + ")");
    }
    return coding;
  }

  /** The value of Content-Encoding. */
  String value() {
    return value;
  }

  /** How much memory outside the heap {@link #stream} takes at most, in bytes, as measured. */
  int streamMemory() {
    return streamMemory;
  }

  /**
   * Loads what it needs; slow the first time, so not for event loops.
   *
   * @throws LinkageError where there is nothing for this system, or it cannot be unpacked
   */
  abstract void loadLibrary();

  /** A stream that compresses; what was written is with the reader once it is flushed. */
  abstract OutputStream stream(OutputStream out) throws IOException;

  /** Compresses bytes that are all there. */
  Buffer compress(byte[] plain) {
    return whole(plain, this::stream);
  }

  static Buffer whole(byte[] plain, StreamEncoder.Opening coding) {
    try (StreamEncoder encoder = new StreamEncoder(coding)) {
      encoder.write(plain);
      return encoder.finish();
    }
  }

  /** Lets the level be set, which the stream itself does not. */
  private static final class FastGzip extends GZIPOutputStream {
    private FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER, true);
      def.setLevel(GZIP_LEVEL);
    }
  }
}
