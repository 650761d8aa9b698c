// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** Clients that hold event streams open, at routes under the policy {@code few}. */
abstract class WithHeldStreams extends WithWires {
  private static final String HEAD =
      String.join(
          "\r\n",
          "HTTP/1.1 200 OK",
          "Content-Type: text/event-stream",
          "Transfer-Encoding: chunked",
          "",
          "");

  static final String EVENTS =
      "{ id: events, match: { path: /events }, auth: none, use: [few], to: { s: 1 } }";
  static final String ONE =
      "{ id: one, match: { path: /one }, auth: none, use: [few], to: { s: 1 } }";
  private static final int CANCEL = 8;

  private final BlockingQueue<Wire> asked = new LinkedBlockingQueue<>();
  private final List<Held> open = new ArrayList<>();

  /**
   * A response that goes on.
   *
   * @param service the side of the service
   */
  record Held(Client client, Wire service) {
    /** The service ends it, and the client has read the end. */
    void end() throws IOException {
      service.end();
      client.readEnd();
    }

    /** The client leaves, and the service has been told. */
    void leave() throws Exception {
      client.leave();
      service.closed().await(60, TimeUnit.SECONDS);
    }
  }

  /** Its client. */
  interface Client {
    /** Reads it to its end. */
    void readEnd() throws IOException;

    /** Leaves in the middle. */
    void leave() throws IOException;
  }

  @AfterEach
  void leaveAll() throws IOException {
    for (Held held : open) {
      held.client().leave();
    }
  }

  /** The policy lets so many of one client's requests be in flight. */
  final void allow(int max) {
    allow("max: " + max);
  }

  /** The same, with other settings of the policy. */
  final void allow(String settings) {
    also("policies", "few: { concurrency: { " + settings + " } }");
    service().onHead("GET", "/events", _ -> FakeResponse.steps(this::begin));
    service().on("GET", "/one", _ -> FakeResponse.json(200, "{}"));
  }

  private void begin(Wire wire) {
    wire.write(HEAD).chunk("data: 1\n\n");
    asked.add(wire);
  }

  /** A stream that has begun. */
  final Held hold(ClientWire by) throws Exception {
    Client client = by.isHttp2() ? overHttp2(by) : overHttp1(by);
    Wire wire = asked.poll(60, TimeUnit.SECONDS);
    if (wire == null) {
      throw new AssertionError("the service was not asked");
    }
    Held held = new Held(client, wire);
    open.add(held);
    return held;
  }

  /**
   * A stream that has begun, as soon as there is a place. Where a client has left, its place is
   * given back just behind what its service is told.
   */
  final Held holdWhenFree(ClientWire by) throws Exception {
    for (int tries = 1; get(by, "/one").status() == 429; tries++) {
      assertTrue(tries < 1_000, "the place is never given back");
    }
    return hold(by);
  }

  private Client overHttp1(ClientWire by) throws IOException {
    RawConnection client = http1(by).send("GET /events HTTP/1.1\r\nHost: a\r\n\r\n");
    assertEquals(200, client.readHead().status());
    client.readChunk();
    return new Client() {
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

  private Client overHttp2(ClientWire by) throws IOException {
    RawHttp2 client = http2(by).request(1, true, "GET", "/events");
    assertEquals("200", client.readHead().get(":status"));
    client.read(FakeFrame.DATA);
    return new Client() {
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
}
