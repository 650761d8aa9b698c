// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.UnsynchronizedAppenderBase;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * T26: a client that sends many requests at once is served some of them, then others have their
 * turn. The event loop is held in the log until all have sent, so that it finds them together;
 * there are so many others that some share it.
 */
class ServedInTurnsIT extends WithHttp2Clients {
  private static final int MANY = 90;
  private static final int OTHERS = 8;
  private static final int SOON = 12;

  private final Logger logger = (Logger) LoggerFactory.getLogger("access");
  private final Held held = new Held();
  private final List<RawConnection> others = new ArrayList<>();

  /** Holds the thread that writes the first line. */
  private static final class Held extends UnsynchronizedAppenderBase<ILoggingEvent> {
    private final AtomicReference<ILoggingEvent> first = new AtomicReference<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private static String path(ILoggingEvent line) {
      return String.valueOf(RecordedLog.members(line).get("path"));
    }

    @Override
    protected void append(ILoggingEvent event) {
      if (first.compareAndSet(null, event)) {
        begun.countDown();
        try {
          goOn.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException over) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  @BeforeEach
  void startGateway() throws IOException {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: true }
          management: { port: 0 }
        policies: { log: { accessLog: {} } }
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes:
          - { id: late, match: { path: /late }, auth: none, to: { s: 1 } }
          - { id: all, match: { path: /* }, auth: none, use: [log], respond: { status: 200, body: ok } }
        """);
    gateway.start(Mode.START);
    for (int i = 0; i < OTHERS; i++) {
      others.add(gateway.connect());
    }
    held.start();
    logger.addAppender(held);
  }

  @AfterEach
  void letGo() throws IOException {
    held.goOn.countDown();
    logger.detachAppender(held);
    for (RawConnection other : others) {
      other.close();
    }
  }

  @Test
  void t26PipelinedRequestsLeaveOthersTheirTurnRfc9112Section93() throws Exception {
    try (RawConnection greedy = gateway.connect()) {
      greedy.send(get("/greedy"));
      held.begun.await();
      greedy.send(get("/greedy").repeat(MANY));
      askOthers();
      for (int i = 0; i <= MANY; i++) {
        assertEquals("ok", greedy.read(false).body());
      }
    }
    assertTurns();
  }

  @Test
  void t26ManyStreamsLeaveOthersTheirTurnRfc9113Section105() throws Exception {
    try (RawHttp2 greedy = speak()) {
      greedy.request(1, true, "GET", "/greedy");
      held.begun.await();
      for (int i = 1; i <= MANY; i++) {
        greedy.request(2 * i + 1, true, "GET", "/greedy");
      }
      askOthers();
      for (int i = 0; i <= MANY; i++) {
        assertEquals("200", greedy.readHead().get(":status"));
      }
    }
    assertTurns();
  }

  /** More than is read at once, and more than is kept before reading stops. */
  @Test
  void t27ManyRequestsAreServedThoughNothingFollowsRfc9112Section96() throws Exception {
    held.goOn.countDown();
    try (RawConnection client = gateway.connect()) {
      client.send(get("/greedy").repeat(3_000));
      client.halfClose();
      for (int i = 0; i < 3_000; i++) {
        assertEquals("ok", client.read(false).body());
      }
      assertEquals("", client.rest());
    }
  }

  /** Those that wait for their turn are not decoded, nor lost. */
  @Test
  void t27ManyRequestsWaitForOneThatIsLate() throws Exception {
    held.goOn.countDown();
    Promise<FakeResponse> response = Promise.promise();
    service().on("GET", "/late", _ -> FakeResponse.later(response.future()));
    try (RawConnection client = gateway.connect()) {
      client.send(get("/late") + get("/greedy").repeat(3_000));
      client.halfClose();
      var _ = service().awaitRequests(1);
      response.complete(FakeResponse.of(200, Map.of(), "late"));
      assertEquals("late", client.read(false).body());
      for (int i = 0; i < 3_000; i++) {
        assertEquals("ok", client.read(false).body());
      }
      assertEquals("", client.rest());
    }
  }

  private void askOthers() throws IOException {
    for (RawConnection other : others) {
      other.send(get("/other"));
    }
    held.goOn.countDown();
    for (RawConnection other : others) {
      assertEquals("ok", other.read(false).body());
    }
  }

  private static String get(String path) {
    return "GET " + path + " HTTP/1.1\r\nHost: a\r\n\r\n";
  }

  private void assertTurns() {
    List<ILoggingEvent> lines = access.events();
    assertEquals(MANY + 1 + OTHERS, lines.size());
    String loop = lines.getFirst().getThreadName();
    List<String> paths =
        lines.stream().filter(line -> line.getThreadName().equals(loop)).map(Held::path).toList();
    int last = paths.lastIndexOf("/other");
    assertTrue(last > 0, "none of the others shares the event loop");
    long before = paths.subList(0, last).stream().filter("/greedy"::equals).count();
    assertTrue(before < SOON, paths::toString);
  }
}
