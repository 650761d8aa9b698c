// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.pipeline.Pipeline;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.TestPem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway that is asked to stop loses no request that it could serve (T51). */
class ShutdownIT extends WithGateway {
  private static final String NOW = "GET /r/now HTTP/1.1\r\nhost: a\r\n\r\n";
  private static final String LATER = "GET /r/later HTTP/1.1\r\nhost: a\r\n\r\n";
  private static final String QUERY = "GET /graphql?query=%7Bv%7D HTTP/1.1\r\nhost: a\r\n\r\n";

  private final Promise<FakeResponse> later = Promise.promise();

  @BeforeEach
  void prepare() {
    gateway.file(
        "schema/web.graphql",
        """
        type Query { v: Int @rest(service: s, get: "/r/later") }
        type Mutation { v: Int @rest(service: s, post: "/r/later") }
        """);
    gateway.upstream("s").on("GET", "/r/now", _ -> FakeResponse.status(204));
    gateway.upstream("s").on("GET", "/r/later", _ -> FakeResponse.later(later.future()));
    gateway.upstream("s").on("POST", "/r/later", _ -> FakeResponse.later(later.future()));
  }

  private void start(String shutdown) {
    start(shutdown, "");
  }

  private void start(String shutdown, String other) {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, shutdown: { %s } }
          management: { port: 0 }
          %s
        services:
          s: { endpoints: [{ url: "http://s.upstream" }], timeout: { attempt: 5m, total: 5m } }
        frontends:
          web: { path: /graphql, schema: [schema/*.graphql], auth: none, limits: { deadline: 5m } }
        routes: [ { id: r, match: { path: /r/* }, auth: none, to: { s: 1 } } ]
        """
            .formatted(shutdown, other));
    gateway.start(Mode.START);
  }

  @Test
  void servesOnForAWhileAndSaysThatItIsNotReady() throws Exception {
    start("pause: 1h, grace: 1ms");
    try (RawConnection kept = gateway.connect()) {
      assertEquals(List.of(), kept.send(NOW).read(false).all("connection"));
      Future<Void> stopped = gateway.gateway().shutdown();

      var ready = gateway.management().get("/readyz");
      assertEquals(503, ready.statusCode());
      assertTrue(ready.body().contains("stopping"), ready.body());
      assertEquals(200, gateway.management().get("/healthz").statusCode());
      try (RawConnection fresh = gateway.connect()) {
        for (RawConnection connection : List.of(kept, fresh)) {
          RawConnection.Response response = connection.send(NOW).read(false);
          assertEquals(204, response.status());
          assertEquals(List.of("close"), response.all("connection"));
          assertTrue(connection.closed());
        }
      }
      assertFalse(stopped.isComplete());
    }
  }

  @Test
  void letsRequestsInFlightEndBeforeItDoes() throws Exception {
    start("pause: 1ms, grace: 1h");
    int port = gateway.gateway().port();
    try (RawConnection flying = gateway.connect();
        RawConnection idle = gateway.connect()) {
      assertEquals(204, idle.send(NOW).read(false).status());
      flying.send(LATER);
      gateway.upstream("s").awaitRequests(2);
      Future<Void> stopped = gateway.gateway().shutdown();
      assertTrue(idle.closed());
      RawConnection.awaitNoListener(port);
      assertEquals(503, gateway.management().get("/readyz").statusCode());
      later.complete(FakeResponse.status(204));

      RawConnection.Response response = flying.read(false);
      assertEquals(204, response.status());
      assertEquals(List.of("close"), response.all("connection"));
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void waitsASecondForTheFirstBytesOfConnections(@TempDir Path made) throws Exception {
    TestPem.Signed shown = TestPem.authority(made).sign("shop", "shop.example");
    gateway.file("shop.pem", Files.readString(shown.cert()));
    gateway.file("shop.key", Files.readString(shown.key()));
    start(
        "pause: 0s, grace: 1h",
        """
        secure:
            tls: { certificates: [{ cert: shop.pem, key: shop.key }], handshakeTimeout: 1h }
            port: 0
            address: 127.0.0.1
            shutdown: { pause: 0s, grace: 1h }
        """);
    try (RawConnection silent = new RawConnection(gateway.gateway().port("secure"));
        RawConnection begun = new RawConnection(gateway.gateway().port("secure"))) {
      begun.send("\u0016\u0003\u0001\u0002\u0000\u0001"); // the beginning of a ClientHello
      Future<Void> stopped = gateway.gateway().shutdown();

      assertTrue(silent.closed());
      assertTrue(begun.closed());
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void servesRequestsWhoseHeadHasBegun() throws Exception {
    start("pause: 0s, grace: 1h");
    int port = gateway.gateway().port();
    try (RawConnection connection = gateway.connect()) {
      connection.send(NOW + NOW.substring(0, 20)); // in one piece, so that it is there by now
      assertEquals(204, connection.read(false).status());
      Future<Void> stopped = gateway.gateway().shutdown();
      RawConnection.awaitNoListener(port);

      connection.send(NOW.substring(20));

      RawConnection.Response response = connection.read(false);
      assertEquals(204, response.status());
      assertEquals(List.of("close"), response.all("connection"));
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  /** RFC 9112, section 9.6: what is behind a response with `Connection: close` is not processed. */
  @Test
  void doesNothingForRequestsBehindTheLastResponseOfTheirConnection() throws Exception {
    start("pause: 1h, grace: 1ms");
    try (RawConnection connection = gateway.connect()) {
      connection.send(LATER + NOW);
      gateway.upstream("s").awaitRequests(1);
      Future<Void> stopped = gateway.gateway().shutdown();
      later.complete(FakeResponse.status(204));

      assertEquals(List.of("close"), connection.read(false).all("connection"));
      assertTrue(connection.closed());
      assertFalse(stopped.isComplete());
    }
    try (RawConnection after = gateway.connect()) { // what was sent on has arrived before it
      assertEquals(204, after.send(LATER).read(false).status());
    }
    assertEquals(0, gateway.upstream("s").count("/r/now"));
  }

  @Test
  void saysWhyToThoseThatItCannotWaitFor() throws Exception {
    start("pause: 0s, grace: 50ms");
    try (RawConnection route = gateway.connect();
        RawConnection frontend = gateway.connect()) {
      route.send(LATER);
      frontend.send(QUERY);
      gateway.upstream("s").awaitRequests(2);
      Future<Void> stopped = gateway.gateway().shutdown();

      for (RawConnection connection : List.of(route, frontend)) {
        RawConnection.Response response = connection.read(false);
        assertEquals(503, response.status());
        assertTrue(response.body().contains("SHUTTING_DOWN"), response.body());
        assertFalse(response.body().contains("acted"), response.body());
        assertEquals(List.of("close"), response.all("connection"));
      }
      stopped.await(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void saysWhatMayHaveHappenedToThoseWhoseChangesItCannotWaitFor() throws Exception {
    start("pause: 0s, grace: 50ms");
    try (RawConnection route = gateway.connect();
        RawConnection frontend = gateway.connect();
        RecordedLog log = new RecordedLog(Pipeline.class.getName())) {
      route.send("POST /r/later HTTP/1.1\r\nhost: a\r\ncontent-length: 2\r\n\r\n{}");
      frontend.send(
          "POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\n"
              + "content-length: 24\r\n\r\n{\"query\":\"mutation {v}\"}");
      gateway.upstream("s").awaitRequests(2);
      Future<Void> stopped = gateway.gateway().shutdown();

      for (RawConnection connection : List.of(route, frontend)) {
        String body = connection.read(false).body();
        assertTrue(body.contains("SHUTTING_DOWN"), body);
        assertTrue(body.contains("; the service may have acted on the request."), body);
        assertTrue(body.contains("\"mayHaveActed\":true"), body);
      }
      stopped.await(60, TimeUnit.SECONDS);
      assertEquals(
          Set.of("r SHUTTING_DOWN true", "web SHUTTING_DOWN true"),
          log.members().stream()
              .map(line ->
                  line.get("route") + " " + line.get("code") + " " + line.get("mayHaveActed"))
              .collect(Collectors.toSet()));
    }
  }
}
