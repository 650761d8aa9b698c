// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.endpoint;

import com.github.luben.zstd.Zstd;
import dev.facet.http.AcceptedCodings;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/** The coding of a response's bytes (RFC 9110, section 8.4.1; RFC 8878 for zstd). */
enum ContentCoding {
  /** For clients that list it before gzip. */
  ZSTD("zstd") {
    @Override
    Buffer compress(byte[] plain) {
      return Buffer.buffer(Zstd.compress(plain, ZSTD_LEVEL));
    }
  },
  /** What every client knows. */
  GZIP("gzip") {
    @Override
    Buffer compress(byte[] plain) {
      ByteBufOutputStream compressed =
          new ByteBufOutputStream(Unpooled.buffer(Math.max(MIN_BUFFER, plain.length / 4)));
      try (compressed;
          GZIPOutputStream gzip = new FastGzip(compressed)) {
        gzip.write(plain);
      } catch (IOException e) { // cannot be: all of it is memory
        throw new UncheckedIOException(e);
      }
      return BufferInternal.buffer(compressed.buffer());
    }
  },
  /** As they are. */
  IDENTITY("identity") {
    @Override
    Buffer compress(byte[] plain) {
      return Buffer.buffer(plain);
    }
  };

  private static final int ZSTD_LEVEL = 3;
  private static final int GZIP_LEVEL = 4;
  private static final int MIN_BUFFER = 512;

  private final String value;

  ContentCoding(String value) {
    this.value = value;
  }

  /** The coding of a name. */
  static ContentCoding of(String name) {
    return switch (name) {
      case AcceptedCodings.ZSTD -> ZSTD;
      case AcceptedCodings.GZIP -> GZIP;
      default -> IDENTITY;
    };
  }

  /** The value of Content-Encoding. */
  String value() {
    return value;
  }

  /** Compresses bytes. */
  abstract Buffer compress(byte[] plain);

  /** Lets the level be set, which the stream itself does not. */
  private static final class FastGzip extends GZIPOutputStream {
    private FastGzip(ByteBufOutputStream out) throws IOException {
      super(out, MIN_BUFFER);
      def.setLevel(GZIP_LEVEL);
    }
  }
}
