// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a client may have in flight, over each wire: places are given back however one ends. */
class ConcurrencyIT extends WithWires {
  private static final int CANCEL = 8;

  private final BlockingQueue<Wire> asked = new LinkedBlockingQueue<>();
  private final List<Stream> open = new ArrayList<>();

  /** A response that goes on, in the eyes of its client. */
  private interface Stream {
    /** Reads it to its end. */
    void readEnd() throws IOException;

    /** Leaves in the middle. */
    void leave() throws IOException;
  }

  @AfterEach
  void leaveAll() throws IOException {
    for (Stream stream : open) {
      stream.leave();
    }
  }

  private void startWithThree() throws IOException {
    service()
        .onHead(
            "GET",
            "/events",
            _ ->
                FakeResponse.steps(wire -> {
                  wire.write(
                          "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                              + "Transfer-Encoding: chunked\r\n\r\n")
                      .chunk("data: 1\n\n");
                  asked.add(wire);
                }));
    service().on("GET", "/one", _ -> FakeResponse.json(200, "{}"));
    policy("few", "concurrency: { max: 3 }");
    start(
        "{ id: events, match: { path: /events }, auth: none, use: [few], to: { s: 1 } }",
        "{ id: one, match: { path: /one }, auth: none, use: [few], to: { s: 1 } }");
  }

  private Wire stream(ClientWire by) throws Exception {
    open.add(by.isHttp2() ? overHttp2(by) : overHttp1(by));
    Wire wire = asked.poll(60, TimeUnit.SECONDS);
    if (wire == null) {
      throw new AssertionError("the service was not asked");
    }
    return wire;
  }

  private Stream overHttp1(ClientWire by) throws IOException {
    RawConnection client = http1(by).send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    assertEquals(200, client.readHead().status());
    client.readChunk();
    return new Stream() {
      @Override
      public void readEnd() throws IOException {
        assertEquals(0, client.readChunk().length());
      }

      @Override
      public void leave() throws IOException {
        client.close();
      }
    };
  }

  private Stream overHttp2(ClientWire by) throws IOException {
    RawHttp2 client = http2(by).request(1, true, "GET", "/events");
    client.read(FakeFrame.DATA);
    return new Stream() {
      @Override
      public void readEnd() throws IOException {
        client.read(FakeFrame.DATA);
      }

      @Override
      public void leave() throws IOException {
        client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt(CANCEL));
      }
    };
  }

  @ParameterizedTest
  @EnumSource
  void theFourthOfThreeIsRejectedUntilAStreamEnds(ClientWire by) throws Exception {
    startWithThree();
    Wire first = stream(by);
    stream(by);
    stream(by);

    Answered rejected = get(by, "/one");
    assertEquals(429, rejected.status());
    assertEquals(List.of("1"), rejected.all("retry-after"));
    assertEquals(0, service().count("/one"), "it costs the service nothing");
    first.end();
    open.getFirst().readEnd();
    assertEquals(200, get(by, "/one").status());
    assertEquals(200, get(by, "/one").status(), "what has ended is not counted");
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesGivesItsPlaceBack(ClientWire by) throws Exception {
    startWithThree();
    Wire first = stream(by);
    stream(by);
    stream(by);
    assertEquals(429, get(by, "/one").status());

    open.getFirst().leave();
    first.closed().await(60, TimeUnit.SECONDS);
    stream(by);
    assertEquals(429, get(by, "/one").status(), "one place, and no more");
  }
}
