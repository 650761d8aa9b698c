// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.FakeFrame;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** T26: what a client of HTTP/2 may send at a time, and is told at the beginning. */
class Http2SettingsIT extends WithHttp2Clients {
  private static final int MAX_CONCURRENT_STREAMS = 3;
  private static final int INITIAL_WINDOW_SIZE = 4;
  private static final int MAX_HEADER_LIST_SIZE = 6;
  private static final int ENABLE_CONNECT_PROTOCOL = 8;
  private static final int USUAL_WINDOW = 65_535;

  private static Map<Integer, Integer> settings(Buffer payload) {
    Map<Integer, Integer> settings = new TreeMap<>();
    for (int at = 0; at < payload.length(); at += 6) {
      settings.put(payload.getUnsignedShort(at), payload.getInt(at + 2));
    }
    return settings;
  }

  /** A header of twice the size that is taken is still read, to be rejected with a problem. */
  @Test
  void t26SayTheLimitsOfTheListenerRfc9113Section652() throws Exception {
    start(", limits: { streams: 7, headers: 20KiB, uri: 3KiB, headerCount: 50 }");
    try (RawHttp2 client = speak()) {
      Map<Integer, Integer> told = settings(client.read(FakeFrame.SETTINGS).payload());

      assertEquals(7, told.get(MAX_CONCURRENT_STREAMS));
      assertEquals(256 << 10, told.get(INITIAL_WINDOW_SIZE));
      assertEquals((3 + 2 * 20) * 1_024 + 2 * 50 * 32, told.get(MAX_HEADER_LIST_SIZE));
      assertEquals(1, told.get(ENABLE_CONNECT_PROTOCOL));
      Buffer opened = client.read(FakeFrame.WINDOW_UPDATE).payload();
      assertEquals((1 << 20) - USUAL_WINDOW, opened.getInt(0));
    }
  }
}
