// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway, one client of HTTP/2 that is to notice nothing, and another one that floods it. */
abstract class WithHttp2Floods extends WithHttp2Transports {
  private final RecordedLog log = new RecordedLog("dev.facet.server.listener.HttpListener");
  private RawHttp2 other;

  @BeforeEach
  final void begin() throws IOException {
    service()
        .on("GET", "/a", _ -> FakeResponse.status(204))
        .on("POST", "/a", _ -> FakeResponse.status(204))
        .onHead("GET", "/never", _ -> FakeResponse.never())
        .onHead("POST", "/never", _ -> FakeResponse.never());
    startOver("");
    other = speak();
    assertEquals(204, ask(1));
  }

  @AfterEach
  final void end() throws IOException {
    log.close();
    other.close();
  }

  final int ask(int stream) throws IOException {
    return other.request(stream, true, "GET", "/a").response(stream).status();
  }

  final void assertEnded(RawHttp2 client, String reason) throws Exception {
    assertEquals(ENHANCE_YOUR_CALM, client.ended());
    assertEquals(204, ask(3));
    List<String> told =
        log.events().stream()
            .filter(event -> event.getLevel() == Level.WARN)
            .map(event -> event.getFormattedMessage())
            .toList();
    assertEquals(1, told.size(), told.toString());
    assertTrue(told.getFirst().contains(reason), told.toString());
    assertTrue(String.valueOf(log.members().getLast().get("client")).contains("127.0.0.1"));
    assertEquals(1, ended());
  }

  private int ended() throws Exception {
    String page = gateway.management().get("/metrics").body();
    String name = "\nfacet_http2_connections_ended_total{reason=\"flood\"} ";
    int at = page.indexOf(name) + name.length();
    return (int) Double.parseDouble(page.substring(at, page.indexOf('\n', at)));
  }

  static void flood(RawHttp2 client, Buffer frames) {
    try {
      client.sendBytes(frames);
    } catch (IOException closed) {
      // The gateway has closed the connection meanwhile.
    }
  }

  static Buffer frame(int type, int flags, int stream, Buffer payload) {
    return new FakeFrame(type, flags, stream, payload).bytes();
  }

  static Buffer request(int stream, boolean end, String method, String path) {
    byte[] block = RawHttp2.block(RawHttp2.fields(method, path));
    int flags = FakeFrame.END_HEADERS | (end ? FakeFrame.END_STREAM : 0);
    return frame(FakeFrame.HEADERS, flags, stream, Buffer.buffer(block));
  }
}
