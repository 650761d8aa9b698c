// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.Wire;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * However a request ends, it gives its place back, and no other's: with one of two places held, the
 * other is free behind it, and there is none left then.
 */
class ConcurrencyEndsIT extends WithHeldStreams {
  private static final String WEB_SCHEMA =
      """
      type Query {
        name: String @rest(service: s, get: "/name", root: "name")
        lost: String @rest(service: dead, get: "/name", root: "name")
      }
      """;

  private static final List<Asked> WHOLE =
      List.of(
          new Asked("GET", "/fixed", 200),
          new Asked("HEAD", "/fixed", 200),
          new Asked("GET", "/old", 308),
          new Asked("GET", "/files/a.txt", 200),
          new Asked("HEAD", "/files/a.txt", 200),
          new Asked("GET", "/files/none", 404),
          new Asked("DELETE", "/files/a.txt", 405),
          new Asked("GET", "/to/500", 500),
          new Asked("GET", "/to/304", 304),
          new Asked("GET", "/to/large", 200),
          new Asked("GET", "/zip/to/large", 200),
          new Asked("GET", "/odd", 502),
          new Asked("GET", "/dead", 502),
          new Asked("GET", "/slow", 504),
          new Asked("GET", "/login", 401),
          new Asked("POST", "/shape", 415));

  /** A request whose response is whole, and its status. */
  private record Asked(String method, String path, int status) {}

  @BeforeEach
  void startWithTwo() throws IOException {
    allow(2);
    also(
        "services",
        "odd: { endpoints: [{ url: \"http://odd.upstream\" }] }",
        "dead: { endpoints: [{ url: \"http://127.0.0.1:1\" }] }",
        "slow: { endpoints: [{ url: \"http://slow.upstream\" }], timeout: { attempt: 200ms, total: 1s } }");
    also("policies", "shape: { json: { request: { set: { a: 1 } }, onlyJson: true } }");
    also(
        "frontends", "web: { path: /graphql, schema: [schema/*.graphql], auth: none, use: [few] }");
    gateway.file("schema/web.graphql", WEB_SCHEMA).file("public/a.txt", "0".repeat(50_000));
    gateway.upstream("slow").on("GET", "/slow", _ -> FakeResponse.never());
    service().on("GET", "/name", _ -> FakeResponse.json(200, "{\"name\":\"Lamp\"}"));
    service().on("GET", "/to/500", _ -> FakeResponse.status(500));
    service().on("GET", "/to/304", _ -> FakeResponse.status(304));
    service().on("GET", "/to/large", _ -> FakeResponse.json(200, "\"" + "0".repeat(50_000) + '"'));
    service().on("GET", "/to/short", _ -> FakeResponse.tooShort(100, "some of it"));
    gateway.upstream("odd").on("GET", "/odd", _ -> FakeResponse.garbage());
    start(
        EVENTS,
        ONE,
        "{ id: fixed, match: { path: /fixed }, auth: none, use: [few], respond: { status: 200, body: hi } }",
        "{ id: old, match: { path: /old }, auth: none, use: [few],"
            + " redirect: { to: \"https://new.example{path}\" } }",
        "{ id: files, match: { path: /files/* }, auth: none, use: [few],"
            + " files: { dir: public } }",
        "{ id: dead, match: { path: /dead }, auth: none, use: [few], to: { dead: 1 } }",
        "{ id: odd, match: { path: /odd }, auth: none, use: [few], to: { odd: 1 } }",
        "{ id: slow, match: { path: /slow }, auth: none, use: [few], to: { slow: 1 } }",
        "{ id: login, match: { path: /login }, use: [few, user], to: { s: 1 } }",
        "{ id: shape, match: { path: /shape }, auth: none, use: [few, shape], to: { s: 1 } }",
        "{ id: zip, match: { path: /zip/* }, auth: none, use: [few, zip], rewrite: { strip: /zip }, to: { s: 1 } }",
        "{ id: all, match: { path: /to/* }, auth: none, use: [few], to: { s: 1 } }");
  }

  private interface Request {
    void send() throws Exception;
  }

  /** What a request leaves behind, whose end is known to have come. */
  private void freedBy(ClientWire by, Request request) throws Exception {
    Held other = hold(by);
    request.send();
    Held next = holdWhenFree(by);
    assertEquals(429, get(by, "/one").status(), "the place of another was given back");
    next.end();
    other.end();
    assertEquals(200, get(by, "/one").status());
  }

  @ParameterizedTest
  @EnumSource
  void aWholeResponse(ClientWire by) throws Exception {
    for (Asked asked : WHOLE) {
      String body = asked.method().equals("POST") ? "plain" : null;
      freedBy(
          by,
          () -> {
            for (int i = 0; i < 2; i++) {
              assertEquals(
                  asked.status(),
                  ask(by, asked.method(), asked.path(), body).status(),
                  asked.toString());
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void anOperation(ClientWire by) throws Exception {
    for (String field : List.of("name", "lost", "none")) {
      String body = "{\"query\":\"{ " + field + " }\"}";
      freedBy(
          by,
          () -> {
            for (int i = 0; i < 2; i++) {
              ask(by, "POST", "/graphql", body, "content-type: application/json");
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  void aBodyThatIsTooLong(ClientWire by) throws Exception {
    freedBy(
        by,
        () -> {
          if (by.isHttp2()) {
            try (RawHttp2 client = http2(by)) {
              client.request(1, false, "POST", "/one", "content-length", "70000");
              assertEquals(413, client.response(1).status());
            }
          } else {
            assertEquals(413, ask(by, "POST", "/one", "0".repeat(70_000)).status());
          }
        });
  }

  @ParameterizedTest
  @EnumSource
  void aResponseThatBreaksOff(ClientWire by) throws Exception {
    freedBy(
        by,
        () -> {
          if (by.isHttp2()) {
            try (RawHttp2 client = http2(by)) {
              client.request(1, true, "GET", "/to/short");
              assertEquals(2, client.response(1).reset());
            }
          } else {
            assertThrows(EOFException.class, () -> get(by, "/to/short"));
          }
        });
  }

  private Promise<Wire> never(String method) {
    Promise<Wire> asked = Promise.promise();
    service().onHead(method, "/to/never", _ -> FakeResponse.steps(asked::tryComplete));
    return asked;
  }

  private static void assertTold(Promise<Wire> asked) throws Exception {
    asked.future().await(60, TimeUnit.SECONDS).closed().await(60, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesBeforeTheResponse(ClientWire by) throws Exception {
    Promise<Wire> asked = never("GET");
    freedBy(
        by,
        () -> {
          if (by.isHttp2()) {
            RawHttp2 client = http2(by).request(1, true, "GET", "/to/never");
            asked.future().await(60, TimeUnit.SECONDS);
            client.send(FakeFrame.RST_STREAM, 0, 1, Buffer.buffer().appendInt(8));
          } else {
            RawConnection client = http1(by).send("GET /to/never HTTP/1.1\r\nHost: a\r\n\r\n");
            asked.future().await(60, TimeUnit.SECONDS);
            client.reset();
          }
          assertTold(asked);
        });
  }

  @ParameterizedTest
  @EnumSource
  void aClientThatLeavesInTheMiddleOfAnUpload(ClientWire by) throws Exception {
    Promise<Wire> asked = never("POST");
    freedBy(
        by,
        () -> {
          if (by.isHttp2()) {
            RawHttp2 client = http2(by).request(1, false, "POST", "/to/never").data(1, false, "a");
            asked.future().await(60, TimeUnit.SECONDS);
            client.close();
          } else {
            RawConnection client =
                http1(by).send("POST /to/never HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\na");
            asked.future().await(60, TimeUnit.SECONDS);
            client.close();
          }
          assertTold(asked);
        });
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  void aBodyThatCannotBeRead(ClientWire by) throws Exception {
    Promise<Wire> asked = never("POST");
    freedBy(
        by,
        () -> {
          try (RawConnection client = http1(by)) {
            client.send("POST /to/never HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
            client.send("1\r\na\r\n");
            asked.future().await(60, TimeUnit.SECONDS);
            client.send("x\r\n");
            assertEquals(400, client.read(false).status());
            assertTrue(client.isCut());
          }
          assertTold(asked);
        });
  }
}
