// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T6, S30: frames that ask for nothing, and windows and bodies that open or go on by little. */
class Http2FrameFloodsIT extends WithHttp2Floods {
  private static final int PRIORITY = 0x2;
  private static final int UNKNOWN = 0xbb;

  /** A client of gRPC measures its bandwidth by a PING for what it gets (BDP). */
  @Test
  void framesThatAClientSendsBecauseOfWhatItGetsAreNoFlood() throws Exception {
    service().on("GET", "/long", _ -> FakeResponse.json(200, "x".repeat(12 << 20)));
    Buffer ping = frame(FakeFrame.PING, 0, 0, Buffer.buffer(new byte[8]));
    Buffer little = frame(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(1));
    try (RawHttp2 client = speak()) {
      // Only the stream's window is waited for: each little one of it would make a little frame.
      client.send(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(1 << 30));
      client.request(1, true, "GET", "/long");
      int pings = 0;
      for (FakeFrame data = client.read(FakeFrame.DATA);
          !data.has(FakeFrame.END_STREAM);
          data = client.read(FakeFrame.DATA)) {
        if (data.payload().length() > 0) {
          Buffer opened = Buffer.buffer().appendInt(data.payload().length());
          client.sendBytes(
              frame(FakeFrame.WINDOW_UPDATE, 0, 1, opened)
                  .appendBuffer(little)
                  .appendBuffer(ping)
                  .appendBuffer(little)
                  .appendBuffer(ping));
          pings += 2;
        }
      }
      assertTrue(pings > 1_200, "too few: " + pings);
      assertEquals(204, client.request(3, true, "GET", "/a").response(3).status());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {FakeFrame.SETTINGS, FakeFrame.PING, PRIORITY, UNKNOWN})
  void framesThatBelongToNoRequest(int type) throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer payload =
          switch (type) {
            case FakeFrame.PING -> Buffer.buffer(new byte[8]);
            case PRIORITY -> Buffer.buffer(new byte[5]);
            default -> Buffer.buffer();
          };
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 1_001; i++) {
        all.appendBuffer(frame(type, 0, type == PRIORITY ? 1 : 0, payload));
      }
      flood(client, all);

      assertEnded(client, "a flood of SETTINGS, PING or other frames");
    }
  }

  /** CVE-2019-9511: a response that is let through in small pieces. */
  @Test
  void windowsThatAreOpenedByLessThan256BytesAtATime() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 1_001; i++) {
        all.appendBuffer(frame(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(255)));
      }
      flood(client, all);

      assertEnded(client, "small WINDOW_UPDATE");
    }
  }

  @Test
  void windowsThatAreOpenedBy256BytesAtATimeAreNoFlood() throws Exception {
    try (RawHttp2 client = speak()) {
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 1_100; i++) {
        all.appendBuffer(frame(FakeFrame.WINDOW_UPDATE, 0, 0, Buffer.buffer().appendInt(256)));
      }
      client.sendBytes(all);
      assertEquals(204, client.request(1, true, "GET", "/a").response(1).status());
    }
  }

  /** CVE-2019-9518: frames that carry nothing. */
  @Test
  void piecesOfABodyThatAreEmpty() throws Exception {
    try (RawHttp2 client = speak()) {
      client.request(1, false, "POST", "/never");
      Buffer all = Buffer.buffer();
      for (int i = 0; i < 100; i++) {
        all.appendBuffer(frame(FakeFrame.DATA, 0, 1, Buffer.buffer()));
      }
      flood(client, all);

      assertEnded(client, "empty data frames");
    }
  }
}
