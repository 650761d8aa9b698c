// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;

/**
 * Rules of frames of HTTP/2 (RFC 9113), which a client that writes each frame itself keeps or not.
 */
abstract class WithHttp2Rules extends WithHttp2Transports {
  static final long FLOW_CONTROL_ERROR = 3;
  static final long STREAM_CLOSED = 5;
  static final long FRAME_SIZE_ERROR = 6;
  static final long COMPRESSION_ERROR = 9;

  static final int PADDED = 0x8;
  static final int PRIORITY_FRAME = 2;
  static final int UNKNOWN_FRAME = 0xfa;
  static final int MAX_FRAME = 16_384;

  @BeforeEach
  final void begin() {
    for (String method : List.of("GET", "POST")) {
      service().on(method, "/a", _ -> FakeResponse.status(204));
    }
    service().on("GET", "/never", _ -> FakeResponse.never());
    startOver("");
  }

  /** What a client does, once its connection has begun. */
  interface Fault {
    void commit(RawHttp2 client) throws IOException;
  }

  /**
   * A rule that is broken.
   *
   * @param section of RFC 9113, and what is done
   * @param code of GOAWAY or RST_STREAM
   */
  record Rule(String section, long code, Fault fault) {
    @Override
    public String toString() {
      return section;
    }
  }

  static Buffer bytes(int... values) {
    Buffer bytes = Buffer.buffer();
    for (int value : values) {
      bytes.appendByte((byte) value);
    }
    return bytes;
  }

  static Buffer setting(int name, long value) {
    return Buffer.buffer().appendUnsignedShort(name).appendUnsignedInt(value);
  }

  static Buffer head() {
    return Buffer.buffer(RawHttp2.block(RawHttp2.fields("GET", "/never")));
  }

  static Buffer known() {
    return Buffer.buffer(RawHttp2.block(RawHttp2.fields("GET", "/a")));
  }
}
