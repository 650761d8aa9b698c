// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeHttp2;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T28: trailers of requests go on between either version of HTTP (RFC 9110, section 6.5). */
class RequestTrailersIT extends WithGateway {
  private static final int PROTOCOL_ERROR = 1;

  private final Vertx vertx = Vertx.vertx();
  private FakeHttp2 http2;

  @BeforeEach
  void begin() {
    http2 = FakeHttp2.start(vertx);
    http2.on("/2", (_, stream) -> stream.json(200, "{}"));
    gateway.upstream("s").on("POST", "/1", _ -> FakeResponse.json(200, "{}"));
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, http2: true }
          management: { port: 0 }
        policies:
          user:
            jwt:
              issuer: https://id.example
              audience: [a]
              jwks: https://id.example/jwks
              claimsToHeaders: { sub: x-user }
          marked: { headers: { request: { set: { x-mark: gateway } } } }
        services:
          one: { endpoints: [{ url: "http://s.upstream" }], retry: { attempts: 2, on: [503] } }
          two: { endpoints: [{ url: "http://127.0.0.1:%s" }], protocol: http2 }
        routes:
          - { id: one, match: { path: /1 }, auth: none, use: [marked], to: { one: 1 } }
          - { id: two, match: { path: /2 }, auth: none, use: [marked], to: { two: 1 } }
          - { id: user, match: { path: /user }, use: [user], to: { one: 1 } }
        """
            .formatted(http2.port()));
    gateway.start(Mode.START);
  }

  @AfterEach
  void end() throws TimeoutException {
    http2.close();
    var _ = vertx.close().await(60, TimeUnit.SECONDS);
  }

  /** Sends a body with trailers by a version, and gives what the service got. */
  private Request send(String client, String service, List<String> head, String... trailers)
      throws Exception {
    if (client.equals("2")) {
      try (RawHttp2 connection = new RawHttp2(gateway.gateway().port())) {
        String[] more = head.toArray(String[]::new);
        connection.request(1, false, "POST", "/" + service, more).data(1, false, "abc");
        assertEquals(200, connection.head(1, true, trailers).response(1).status());
      }
    } else {
      try (RawConnection connection = gateway.connect()) {
        assertEquals(
            200, connection.send(message(service, lines(head), trailers)).read(false).status());
      }
    }
    return received(service);
  }

  private Request received(String service) {
    return service.equals("2")
        ? http2.requests().getLast()
        : gateway.upstream("s").requests().getLast();
  }

  private static String message(String service, String head, String... trailers) {
    return "POST /"
        + service
        + " HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n"
        + head
        + "\r\n3\r\nabc\r\n0\r\n"
        + lines(Arrays.asList(trailers))
        + "\r\n";
  }

  private static String lines(List<String> fields) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < fields.size(); i += 2) {
      lines.append(fields.get(i)).append(": ").append(fields.get(i + 1)).append("\r\n");
    }
    return lines.toString();
  }

  private static String text(MultiMap trailers) {
    return trailers.entries().stream()
        .map(field -> field.getKey() + "=" + field.getValue())
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2"})
  void goOn(String client, String service) throws Exception {
    Request got =
        send(
            client,
            service,
            List.of("trailer", "x-sum, host"),
            "x-sum",
            "1",
            "x-b",
            "2",
            "x-b",
            "3");

    assertEquals("abc", got.body().toString());
    assertEquals("x-sum=1 x-b=2 x-b=3", text(got.trailers()));
    assertEquals("x-sum", got.header("trailer"));
    assertNull(got.headers().get("x-b"), "never merged into the head");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "2, 2"})
  void butNotWhatSaysHowToReadARequestOrWhoAsks(String client, String service) throws Exception {
    List<String> fields = new ArrayList<>();
    for (String name :
        List.of(
            "host",
            "authorization",
            "cookie",
            "content-type",
            "content-encoding",
            "cache-control",
            "if-match",
            "range",
            "expect",
            "max-forwards",
            "proxy-authorization",
            "via",
            "forwarded",
            "x-forwarded-for",
            "x-real-ip",
            "x-request-id",
            "x-facet-mirror",
            "x-user",
            "x_user",
            "x-mark",
            "x-twice",
            "accept")) {
      fields.add(name);
      fields.add("evil");
    }
    fields.addAll(List.of("x-sum", "1"));

    Request got = send(client, service, List.of("x-twice", "1"), fields.toArray(String[]::new));

    assertEquals("x-sum=1", text(got.trailers()));
    assertEquals("gateway", got.header("x-mark"));
  }

  @Test
  void noneThatConnectionNames() throws Exception {
    List<String> head = List.of("connection", "x-hop", "trailer", "x-hop, x-sum");
    Request got = send("1", "1", head, "x-hop", "1", "x-sum", "2", "keep-alive", "3");

    assertEquals("x-sum=2", text(got.trailers()));
    assertEquals("x-sum", got.header("trailer"));
  }

  /** Behind a body of an announced length HTTP/1.1 has no place for them (RFC 9112, 7.1.2). */
  @ParameterizedTest
  @CsvSource({"1, ''", "2, x-sum=1"})
  void behindAnAnnouncedLengthHttp2AloneHasThem(String service, String expected) throws Exception {
    List<String> head = List.of("content-length", "3", "trailer", "x-sum");
    Request got = send("2", service, head, "x-sum", "1");

    assertEquals("abc", got.body().toString());
    assertEquals(expected, text(got.trailers()));
    assertEquals(service.equals("2") ? "x-sum" : "", got.header("trailer"));
  }

  @Test
  void eachRequestHasItsOwnWhereTheyArePipelined() throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(
          message("1", "", "x-sum", "1") + message("1", "") + message("1", "", "x-sum", "3"));
      for (int i = 0; i < 3; i++) {
        assertEquals(200, connection.read(false).status());
      }
    }

    assertEquals(
        List.of("x-sum=1", "", "x-sum=3"),
        gateway.upstream("s").requests().stream().map(got -> text(got.trailers())).toList());
  }

  @Test
  void areSentAgainWithTheBodyThatIsRetried() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    gateway
        .upstream("s")
        .on(
            "PUT",
            "/1",
            _ ->
                asked.incrementAndGet() == 1
                    ? FakeResponse.status(503)
                    : FakeResponse.json(200, "{}"));
    try (RawConnection connection = gateway.connect()) {
      connection.send(message("1", "", "x-sum", "1").replace("POST", "PUT"));
      assertEquals(200, connection.read(false).status());
    }

    assertEquals(
        List.of("abc x-sum=1", "abc x-sum=1"),
        gateway.upstream("s").requests().stream()
            .map(got -> got.body() + " " + text(got.trailers()))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"x-a: v\u0000w", "x a: v", "x-a : v", ": v", "x-a: v\rw"})
  void linesThatAreNoneAreRejected(String line) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(message("1", "").replace("0\r\n\r\n", "0\r\n" + line + "\r\n\r\n"));
      assertEquals(400, connection.read(false).status());
    }
    assertEquals(List.of(), gateway.upstream("s").requests());
  }

  @ParameterizedTest
  @CsvSource({
    ":path, /b",
    "connection, close",
    "X-Upper, v",
    "x-a, 'v\nw'",
    "transfer-encoding, a"
  })
  void malformedOnesResetTheirStreamRfc9113Section811(String name, String value) throws Exception {
    try (RawHttp2 client = new RawHttp2(gateway.gateway().port())) {
      client.request(1, false, "POST", "/1").data(1, false, "abc").head(1, true, name, value);
      assertEquals(PROTOCOL_ERROR, client.response(1).reset());
      client.request(3, false, "POST", "/1").data(3, true, "abc");
      assertEquals(200, client.response(3).status());
    }
    assertEquals(1, gateway.upstream("s").requests().size());
  }

  /** By the limits of headers. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void tooManyOrTooLargeOnesAre431(boolean many) throws Exception {
    String[] fields = new String[many ? 202 : 2];
    for (int i = 0; i < fields.length; i += 2) {
      fields[i] = "x-" + i;
      fields[i + 1] = "v".repeat(many ? 1 : 40_000);
    }
    try (RawHttp2 client = new RawHttp2(gateway.gateway().port())) {
      client.request(1, false, "POST", "/1").data(1, false, "abc").head(1, true, fields);
      assertEquals(431, client.response(1).status());
    }
    try (RawConnection connection = gateway.connect()) {
      connection.send(message("1", "", fields));
      assertEquals(431, connection.read(false).status());
    }
    assertEquals(List.of(), gateway.upstream("s").requests());
  }
}
