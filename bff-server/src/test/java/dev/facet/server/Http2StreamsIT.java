// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.Test;

/** How many requests a connection of HTTP/2 may have at a time is the listener's to say. */
class Http2StreamsIT extends WithHttp2Clients {
  private static final long REFUSED_STREAM = 7;
  private static final int CANCEL = 8;

  @Test
  void areAsManyAtATimeAsTheListenerSays() throws Exception {
    start(", limits: { streams: 2 }", true);
    service().onHead("GET", "/never", _ -> FakeResponse.never());
    service().on("GET", "/a", _ -> FakeResponse.status(204));
    try (RawHttp2 client = speak()) {
      client.request(1, true, "GET", "/never").request(3, true, "GET", "/never");

      assertEquals(REFUSED_STREAM, client.request(5, true, "GET", "/a").response(5).reset());
      client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt(CANCEL));
      assertEquals(204, client.request(7, true, "GET", "/a").response(7).status());
    }
  }
}
