// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many clients at once, well-behaved and not, with the defaults of a service. */
class BurstIT extends WithGateway {
  /** More than a service has connections for calls. */
  private static final int MANY = 200;

  /** Several times as many as a service has connections, and few enough for a slow machine. */
  private static final int BURST = 500;

  private static final String EVENTS =
      """
      HTTP/1.1 200 OK\r
      Content-Type: text/event-stream\r
      Transfer-Encoding: chunked\r
      \r
      4\r
      :hi
      \r
      """;

  private final List<RawConnection> connections = new ArrayList<>();

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1, timeouts: { body: 10m } }
              management: { port: 0 }
            services:
              s: { endpoints: [{ url: "http://s.upstream" }] }
              patient: { endpoints: [{ url: "http://s.upstream" }], timeout: { attempt: 10m } }
              one: { endpoints: [{ url: "http://s.upstream" }], bulkhead: { max: 1 }, pool: { queue: 0 } }
              dead:
                endpoints: [{ url: "http://127.0.0.1:1" }]
                breaker: { window: 1, open: 90s }
            frontends: { web: { path: /graphql, schema: [schema/*.graphql], auth: none } }
            routes:
              - { id: r, match: { path: /r/* }, auth: none, rewrite: { strip: /r }, to: { s: 1 } }
              - { id: p, match: { path: /p/* }, auth: none, rewrite: { strip: /p }, to: { patient: 1 } }
              - { id: one, match: { path: /one/* }, auth: none, rewrite: { strip: /one }, to: { one: 1 } }
              - { id: dead, match: { path: /dead }, auth: none, to: { dead: 1 } }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              a(id: ID!): Int @rest(service: s, get: "/v/{args.id}")
            }
            """);
    gateway.upstream("s").on("GET", "/x", _ -> FakeResponse.json(200, "1"));
    gateway.start(Mode.START);
  }

  @AfterEach
  void closeConnections() throws IOException {
    for (RawConnection connection : connections) {
      connection.close();
    }
  }

  @Test
  void hundredsOfClientsAtOnceAreForwardedToASlowService() {
    gateway.upstream("s").on("GET", "/slow", _ -> slow());

    assertAll(client -> client.getLater("/r/slow"), response -> response.statusCode() == 200);
  }

  @Test
  void hundredsOfClientsAtOnceGetFieldsOfASlowService() {
    for (int i = 0; i < BURST; i++) {
      gateway.upstream("s").on("GET", "/v/" + i, _ -> slow());
    }
    AtomicInteger id = new AtomicInteger();

    assertAll(
        client -> client.graphQlLater("/graphql", "{ a(id: " + id.getAndIncrement() + ") }"),
        response -> response.body().equals("{\"data\":{\"a\":1}}"));
  }

  private void assertAll(
      Function<TestClient, CompletableFuture<HttpResponse<String>>> call,
      Predicate<HttpResponse<String>> served) {
    TestClient client = gateway.client();
    List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
    for (int i = 0; i < BURST; i++) {
      calls.add(call.apply(client));
    }
    for (CompletableFuture<HttpResponse<String>> one : calls) {
      assertTrue(served.test(one.join()), () -> one.join().statusCode() + ": " + one.join().body());
    }
  }

  @Test
  void openStreamsSlowNoCall() throws Exception {
    gateway.upstream("s").on("GET", "/events", _ -> FakeResponse.raw(EVENTS));
    for (int i = 0; i < MANY; i++) {
      raw("GET /p/events HTTP/1.1\r\nHost: a\r\n\r\n");
    }
    gateway.upstream("s").awaitRequests(MANY);

    assertServed();
  }

  @Test
  void clientsThatSendNothingOfTheirBodyAreNotNoticedByTheService() throws Exception {
    for (int i = 0; i < MANY; i++) {
      raw("POST /p/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n");
    }

    assertServed();
    assertEquals(1, gateway.upstream("s").requests().size());
    assertTrue(gateway.upstream("s").connections() <= 1);
  }

  @Test
  void stalledUploadsSlowNoCall() throws Exception {
    gateway.upstream("s").onHead("POST", "/x", _ -> FakeResponse.never());
    for (int i = 0; i < MANY; i++) {
      raw("POST /p/x HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\nabc");
    }

    assertServed();
  }

  @Test
  void overloadAndOpenCircuitsSayWhenToComeAgain() throws Exception {
    Promise<FakeResponse> response = Promise.promise();
    gateway.upstream("s").on("GET", "/held", _ -> FakeResponse.later(response.future()));
    CompletableFuture<HttpResponse<String>> held = gateway.client().getLater("/one/held");
    gateway.upstream("s").awaitRequests(1);

    HttpResponse<String> overloaded = gateway.client().get("/one/x");
    assertEquals(503, overloaded.statusCode());
    assertTrue(overloaded.body().contains("UPSTREAM_OVERLOADED"), overloaded.body());
    assertEquals("1", overloaded.headers().firstValue("retry-after").orElse(""));
    response.complete(FakeResponse.status(200));
    assertEquals(200, held.join().statusCode());

    assertEquals(502, gateway.client().get("/dead").statusCode());
    HttpResponse<String> open = gateway.client().get("/dead");
    assertEquals(503, open.statusCode());
    assertEquals("90", open.headers().firstValue("retry-after").orElse(""));
  }

  /** What stalls does so for longer than the client of the test waits. */
  private void assertServed() throws Exception {
    assertEquals(200, gateway.client().get("/p/x").statusCode());
  }

  private void raw(String request) throws IOException {
    RawConnection connection = gateway.connect();
    connections.add(connection);
    connection.send(request);
  }

  private static FakeResponse slow() {
    Promise<FakeResponse> response = Promise.promise();
    CompletableFuture.delayedExecutor(200, MILLISECONDS)
        .execute(() -> response.complete(FakeResponse.json(200, "1")));
    return FakeResponse.later(response.future());
  }
}
