// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.http.connection.FrameBudget;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2FrameTypes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T6: which frames are counted as a flood, by their head alone. */
class FrameScannerTest {
  private static final int MOST = 1_000;
  private static final int PREFACE = 24;

  private final FrameScanner scanner = new FrameScanner(PREFACE, FrameBudget.ofControl(() -> 0));

  FrameScannerTest() throws Http2Exception {
    assertEquals(PREFACE, scanner.scan(Unpooled.buffer().writeZero(PREFACE), Integer.MAX_VALUE));
  }

  /** Each in two reads. */
  private void scan(int type, int count) throws Http2Exception {
    for (int i = 0; i < count; i++) {
      ByteBuf frame = Unpooled.buffer().writeMedium(2).writeByte(type).writeByte(0).writeInt(1);
      assertEquals(9, scanner.scan(frame, Integer.MAX_VALUE));
      assertEquals(2, scanner.scan(Unpooled.buffer().writeZero(2), Integer.MAX_VALUE));
    }
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        Http2FrameTypes.PRIORITY,
        Http2FrameTypes.SETTINGS,
        Http2FrameTypes.PUSH_PROMISE,
        Http2FrameTypes.PING,
        Http2FrameTypes.GO_AWAY,
        0xa,
        -1
      })
  void t6FramesThatCarryNothingOfARequestAreRfc9113Section105(byte type) throws Exception {
    scan(type, MOST);
    assertThrows(Http2Exception.class, () -> scan(type, 1));
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        Http2FrameTypes.DATA,
        Http2FrameTypes.HEADERS,
        Http2FrameTypes.RST_STREAM,
        Http2FrameTypes.WINDOW_UPDATE,
        Http2FrameTypes.CONTINUATION
      })
  void t6FramesOfRequestsAreNotAndHaveBoundsOfTheirOwn(byte type) throws Exception {
    scan(type, MOST + 1);
  }
}
