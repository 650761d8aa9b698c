// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The slower side holds the other back, and nothing piles up between. */
class BackPressureTest {
  private static final int TOTAL = 96 << 20;

  /** The sockets' own buffers and a little more; far from the whole. */
  private static final int HELD = 32 << 20;

  private static final long QUIET_MILLIS = 500;

  private final Vertx vertx = Vertx.vertx();
  private final AtomicLong moved = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final Promise<NetSocket> connected = Promise.promise();
  private final NetServer service = vertx.createNetServer().connectHandler(this::connected);
  private final RelayFixture gateway;

  BackPressureTest() throws TimeoutException {
    within(service.listen(0, "127.0.0.1"));
    this.gateway = new RelayFixture(vertx, URI.create("http://127.0.0.1:" + service.actualPort()));
  }

  @AfterEach
  void stop() throws TimeoutException {
    gateway.close();
  }

  @Test
  void aSlowReaderHoldsTheServiceBack() throws Exception {
    try (RawClient client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\n\r\n");
      NetSocket socket = within(connected.future());
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: " + TOTAL + "\r\n\r\n");
      vertx.runOnContext(now -> pump(socket, Buffer.buffer(new byte[65_536])));
      assertEquals(200, client.head().status());
      long sent = within(quiet());
      assertTrue(sent < HELD, sent + " bytes");
      assertEquals(TOTAL, client.skip(TOTAL));
    }
  }

  @Test
  void aSlowServiceHoldsTheClientBack() throws Exception {
    try (RawClient client = gateway.connect()) {
      client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: " + TOTAL + "\r\n\r\n");
      Thread sender = Thread.startVirtualThread(() -> client.flood(TOTAL, moved));
      NetSocket socket = within(connected.future());
      long sent = within(quiet());
      assertTrue(sent < HELD, sent + " bytes");
      Promise<Void> all = Promise.promise();
      socket.handler(piece -> {
        if (received.addAndGet(piece.length()) >= TOTAL) {
          all.tryComplete();
        }
      });
      socket.resume();
      within(all.future());
      socket.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
      assertEquals(200, client.head().status());
      sender.join();
    }
  }

  private void connected(NetSocket socket) {
    // Reads the head with the first piece, and no more until it is told to.
    socket.handler(head -> {
      socket.pause();
      String text = head.toString("ISO-8859-1");
      received.set(text.length() - text.indexOf("\r\n\r\n") - 4);
      connected.tryComplete(socket);
    });
  }

  private void pump(NetSocket socket, Buffer piece) {
    while (moved.get() < TOTAL && !socket.writeQueueFull()) {
      socket.write(piece);
      moved.addAndGet(piece.length());
    }
    socket.drainHandler(drained -> pump(socket, piece));
  }

  /** How much had moved when nothing moved any more for a while. */
  private Future<Long> quiet() {
    Promise<Long> still = Promise.promise();
    AtomicLong before = new AtomicLong(-1);
    vertx.setPeriodic(
        QUIET_MILLIS,
        timer -> {
          if (moved.get() > 0 && before.getAndSet(moved.get()) == moved.get()) {
            vertx.cancelTimer(timer);
            still.complete(moved.get());
          }
        });
    return still.future();
  }

  private static <T> T within(Future<T> future) throws TimeoutException {
    return future.await(60, TimeUnit.SECONDS);
  }
}
