// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients that keep a connection and send nothing are told so, and cost nobody else anything (T26).
 */
class SlowClientIT extends WithGateway {
  private static final String UPLOAD = " HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n";

  private final RecordedLog access = new RecordedLog("access");
  private final Promise<FakeResponse> later = Promise.promise();

  @BeforeEach
  void prepare() {
    gateway.file("schema/web.graphql", "type Query { v: Int @rest(service: s, get: \"/v\") }");
    gateway.upstream("s").on("GET", "/r/x", _ -> FakeResponse.status(204));
    gateway.upstream("s").on("POST", "/r/x", _ -> FakeResponse.status(204));
    gateway.upstream("s").on("GET", "/r/late", _ -> FakeResponse.later(later.future()));
  }

  private void start(String timeouts) {
    start(timeouts, "");
  }

  private void start(String timeouts, String service) {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, timeouts: { %s } }
          management: { port: 0 }
        policies: { log: { accessLog: {} } }
        services: { s: { endpoints: [{ url: "http://s.upstream" }]%s } }
        frontends: { web: { path: /graphql, schema: [schema/*.graphql], auth: none, use: [log] } }
        routes: [ { id: r, match: { path: /r/* }, auth: none, use: [log], to: { s: 1 } } ]
        """
            .formatted(timeouts, service));
    gateway.start(Mode.START);
  }

  @AfterEach
  void closeLogs() {
    access.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "G",
        "GET /r/x HTTP/1.1\r\n",
        "GET /r/x HTTP/1.1\r\nhost: a\r\nx: y\r\n",
        "GET /r/x HTTP/1.1\r\nhost: a\r\nx"
      })
  void rejectsAHeadThatDoesNotCome(String begun) throws Exception {
    start("header: 100ms");
    for (String before : List.of("", "GET /r/x HTTP/1.1\r\nhost: a\r\n\r\n")) {
      try (RawConnection connection = gateway.connect()) {
        connection.send(before + begun);
        if (!before.isEmpty()) {
          assertEquals(204, connection.read(false).status());
        }
        RawConnection.Response response = connection.read(false);

        assertEquals(408, response.status());
        assertTrue(response.body().contains("REQUEST_TIMEOUT"), response.body());
        assertEquals(List.of("close"), response.all("connection"));
        assertTrue(connection.closed());
        assertEquals(408, access.members().getLast().get("status"));
        assertEquals(begun.contains("/r/x") ? "/r/x" : "", access.members().getLast().get("path"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /r/x", "POST /graphql"})
  void rejectsABodyThatDoesNotCome(String line) throws Exception {
    start("body: 100ms");
    for (String framing :
        List.of("content-length: 9\r\n\r\n[", "transfer-encoding: chunked\r\n\r\n1\r\n[\r\n")) {
      try (RawConnection connection = gateway.connect()) {
        RawConnection.Response response = connection.send(line + UPLOAD + framing).read(false);

        assertEquals(408, response.status());
        assertTrue(response.body().contains("REQUEST_TIMEOUT"), response.body());
        assertEquals(List.of("close"), response.all("connection"));
        assertTrue(connection.closed());
        assertEquals(408, access.members().getLast().get("status"));
      }
    }
  }

  /** A byte from time to time is no body that comes; what others are served gives the pace. */
  @Test
  void rejectsABodyThatDrips() throws Exception {
    start("body: 1s, bodyRate: 1MiB");
    try (RawConnection dripping = gateway.connect();
        RawConnection other = gateway.connect()) {
      dripping.send("POST /r/x" + UPLOAD + "transfer-encoding: chunked\r\n\r\n");
      Thread drips =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  while (!Thread.interrupted()) {
                    dripping.send("1\r\nx\r\n");
                    other.send("GET /r/x HTTP/1.1\r\nhost: a\r\n\r\n").read(false);
                  }
                } catch (IOException closed) {
                  // The gateway takes no more of it.
                }
              });
      assertEquals(408, dripping.read(false).status());
      drips.interrupt();
      drips.join();
    }
  }

  @Test
  void answersOthersWhileAHundredStallAndEndsThese() throws Exception {
    start("body: 1s");
    List<RawConnection> stalled = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      stalled.add(gateway.connect().send("POST /graphql" + UPLOAD + "content-length: 9\r\n\r\n["));
    }
    try (RawConnection other = gateway.connect()) {
      other.send("GET /r/x HTTP/1.1\r\nhost: a\r\n\r\n");
      assertEquals(204, other.read(false).status());
    }
    for (RawConnection connection : stalled) {
      assertEquals(408, connection.read(false).status());
      connection.close();
    }
  }

  @Test
  void waitsForABodyThatComesAtTheLeastRate() throws Exception {
    start("body: 100ms, bodyRate: 1B");
    try (RawConnection connection = gateway.connect()) {
      connection.send("POST /r/x" + UPLOAD + "content-length: 3000\r\n\r\n" + "x".repeat(2_900));
      try (RawConnection other = gateway.connect()) {
        other.send("POST /r/x" + UPLOAD + "content-length: 9\r\n\r\n");
        assertEquals(408, other.read(false).status());
      }
      connection.send("x".repeat(100));

      assertEquals(204, connection.read(false).status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /r/x HTTP/1.1\r\nhost: a\r\n\r\n"})
  void closesAnIdleConnectionWithoutAWord(String before) throws Exception {
    gateway.clock().hold();
    start("idle: 1s");
    try (RawConnection connection = gateway.connect()) {
      connection.send(before);
      if (!before.isEmpty()) {
        assertEquals(204, connection.read(false).status());
      }
      gateway.clock().go();
      assertTrue(connection.closed());
    }
  }

  @Test
  void forgetsClientsThatLeaveInTheMiddleOfAHead() throws Exception {
    start("header: 5s");
    for (String begun : List.of("G", "GET /r/x HTTP/1.1\r\nhost: a\r\n", "POST /r/x" + UPLOAD)) {
      gateway.connect().send(begun).close();
    }
    try (RawConnection other = gateway.connect()) {
      other.send("GET /r/x HTTP/1.1\r\nhost: a\r\n\r\n");
      assertEquals(204, other.read(false).status());
    }
    assertEquals(1, access.events().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/r/x", "/graphql"})
  void takesAClientThatLeavesItsUploadForOneThatLeft(String path) throws Exception {
    start("body: 5m");
    gateway.connect().send("POST " + path + UPLOAD + "content-length: 9\r\n\r\n[").close();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try (RawConnection other = gateway.connect()) {
      while (uploads().isEmpty()) {
        assertTrue(System.nanoTime() < deadline, "no line for the client that left");
        other.send("GET /r/x HTTP/1.1\r\nhost: a\r\n\r\n").read(false);
      }
    }
    assertForNobody(uploads().getFirst());
  }

  static void assertForNobody(Map<String, Object> line) {
    assertEquals(499, line.get("status"));
    assertEquals(0L, line.get("bytes"));
    assertEquals(false, line.get("complete"));
  }

  private List<Map<String, Object>> uploads() {
    return access.members().stream().filter(line -> "POST".equals(line.get("method"))).toList();
  }

  @Test
  void doesNotBlameTheClientForTheService() throws Exception {
    gateway.clock().hold();
    start("header: 1s, body: 1s, idle: 1s");
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /r/late HTTP/1.1\r\nhost: a\r\n\r\n");
      gateway.upstream("s").awaitRequests(1);
      gateway.clock().go();
      try (RawConnection idle = gateway.connect()) {
        assertTrue(idle.closed());
      }
      later.complete(FakeResponse.status(204));

      assertEquals(204, connection.read(false).status());
    }
  }

  @Test
  void doesNotBlameTheClientForTheQueueInFrontOfTheService() throws Exception {
    gateway.clock().hold();
    start("body: 1s, idle: 2s", ", pool: { max: 1 }");
    try (RawConnection first = gateway.connect();
        RawConnection queued = gateway.connect()) {
      first.send("GET /r/late HTTP/1.1\r\nhost: a\r\n\r\n");
      gateway.upstream("s").awaitRequests(1);
      queued.send("POST /r/x" + UPLOAD + "content-length: 9\r\n\r\n[");
      gateway.clock().go();
      try (RawConnection idle = gateway.connect()) {
        assertTrue(idle.closed());
      }
      gateway.clock().hold();
      later.complete(FakeResponse.status(204));
      queued.send("12345678");

      assertEquals(204, queued.read(false).status());
    }
  }
}
