// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request that no route takes, or that is rejected while it is read, is as visible as others. */
class RejectedRequestIT extends WithGateway {
  private static final String BAD_CHUNK =
      String.join(
          "\r\n",
          " HTTP/1.1",
          "host: x",
          "content-type: application/json",
          "transfer-encoding: chunked",
          "",
          "zz",
          "{}",
          "0",
          "",
          "");

  private final RecordedLog access = new RecordedLog("access");
  private final RecordedLog all = new RecordedLog("ROOT");

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
            policies:
              c: { cors: { origins: ["https://shop.example"] } }
              id: { correlationId: {} }
              log: { accessLog: {} }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none, use: [c, id, log] }
            routes:
              - id: r
                match: { path: /r/*, methods: [GET, POST] }
                auth: none
                use: [c, id, log]
                to: { catalog: 1 }
              - { id: any, match: { path: /any }, auth: none, to: { catalog: 1 } }
            """)
        .file("schema/web.graphql", "type Query { v: Int @rest(service: catalog, get: \"/v\") }");
    gateway.upstream("catalog").on("GET", "/any", _ -> FakeResponse.status(204));
    gateway.upstream("catalog").on("OPTIONS", "/any", _ -> FakeResponse.status(204));
    gateway.start(Mode.START);
  }

  @AfterEach
  void closeLogs() {
    access.close();
    all.close();
  }

  private RawConnection.Response response(String request) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      return connection.send(request).read(false);
    }
  }

  private static String request(String line, String more) {
    return line
        + " HTTP/1.1\r\nhost: a\r\norigin: https://shop.example\r\nx-request-id: my-id\r\n"
        + more
        + "\r\n";
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          GET /unknown,            ,                          404, false
          GET /graphql/unknown,    ,                          404, true
          DELETE /r/x,             ,                          405, true
          TRACE /r/x,              ,                          405, true
          TRACE /any,              ,                          405, false
          GET /r/..%2fx,           ,                          400, true
          POST /r/x,               content-length: 2000000,   413, true
          POST /graphql,           content-length: 2000000,   413, true
          OPTIONS /r/x,            content-length: 2000000,   413, true
          """)
  void carriesIdAndCorsOfTheNearestRoute(String line, String more, int status, boolean cors)
      throws Exception {
    RawConnection.Response response = response(request(line, more == null ? "" : more + "\r\n"));

    assertEquals(status, response.status());
    assertEquals(
        cors ? List.of("https://shop.example") : List.of(),
        response.all("access-control-allow-origin"));
    assertEquals(List.of("my-id"), response.all("x-request-id"));
    assertTrue(response.body().contains("\"my-id\""), response.body());
    Map<String, Object> logged = access.members().getLast();
    assertEquals(status, logged.get("status"));
    assertEquals("my-id", logged.get("correlationId"));
    assertEquals(line.substring(line.indexOf(' ') + 1), logged.get("path"));
  }

  @ParameterizedTest
  @CsvSource({
    "/r/x, host: b, 400",
    "/r/x?\u00e9, x: y, 400",
    "/%9000, x: y, 414",
    "/r/x, x: %40000, 431",
  })
  void logsWhatCannotBeDecoded(String target, String more, int status) throws Exception {
    String path = target.replace("%9000", "x".repeat(9_000));
    RawConnection.Response response =
        response(request("GET " + path, more.replace("%40000", "x".repeat(40_000)) + "\r\n"));

    assertEquals(status, response.status());
    assertEquals(1, access.events().size());
    assertEquals(status, access.members().getFirst().get("status"));
    String id = new JsonObject(response.body()).getString("correlationId");
    assertEquals(id, access.members().getFirst().get("correlationId"));
  }

  @Test
  void logsTooManyHeaderLines() throws Exception {
    RawConnection.Response response = response(request("GET /r/x", "x: y\r\n".repeat(120)));

    assertEquals(431, response.status());
    assertEquals(List.of("https://shop.example"), response.all("access-control-allow-origin"));
    assertEquals(431, access.members().getFirst().get("status"));
  }

  @Test
  void keepsItsStatusForPagesThatAreNotLetIn() throws Exception {
    RawConnection.Response response =
        response("DELETE /r/x HTTP/1.1\r\nhost: a\r\norigin: https://evil.example\r\n\r\n");

    assertEquals(405, response.status());
    assertEquals(List.of("GET, HEAD, POST"), response.all("allow"));
    assertEquals(List.of(), response.all("access-control-allow-origin"));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          TRACE /any,     405, 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'
          CONNECT /any,   405, 'DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT'
          TRACE /r/x,     405, 'GET, HEAD, POST'
          CONNECT /r/x,   405, 'GET, HEAD, POST'
          TRACE /graphql, 405, 'GET, HEAD, POST'
          CONNECT a:443,  405, ''
          TRACE /unknown, 404,
          """)
  void saysWhichMethodsThereAre(String line, int status, @Nullable String allowed)
      throws Exception {
    RawConnection.Response response = response(line + " HTTP/1.1\r\nhost: a\r\n\r\n");

    assertEquals(status, response.status());
    assertEquals(allowed == null ? List.of() : List.of(allowed), response.all("allow"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a b", "", "GET, POST", "G\u00e9T", "GET\r\naccess-control-request-method: PUT"})
  void takesAMalformedPreflightForAPlainRequest(String announced) throws Exception {
    String more =
        "OPTIONS %s HTTP/1.1\r\nhost: a\r\norigin: https://shop.example\r\n"
            + "access-control-request-method: "
            + announced
            + "\r\n\r\n";

    assertEquals(204, response(more.formatted("/any")).status());
    assertEquals(405, response(more.formatted("/r/x")).status());
    assertEquals(404, response(more.formatted("/unknown")).status());
    assertEquals(List.of(), errors());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /r/x", "POST /graphql", "POST /unknown", "PUT /r/x"})
  void answersABrokenBodyAndCloses(String line) throws Exception {
    int status = line.contains("unknown") ? 404 : line.startsWith("PUT") ? 405 : 400;
    try (RawConnection connection = gateway.connect()) {
      RawConnection.Response response = connection.send(line + BAD_CHUNK).read(false);

      assertEquals(status, response.status());
      assertTrue(connection.closed());
      assertTrue(
          status != 400 || response.all("connection").equals(List.of("close")),
          response.toString());
      assertEquals(status, access.members().getLast().get("status"));
      assertEquals(List.of(), errors());
    }
  }

  @Test
  void answersWhatBreaksBehindOthersInTheirOrder() throws Exception {
    gateway.upstream("catalog").on("POST", "/r/x", _ -> FakeResponse.json(200, "1"));
    String first =
        "POST /r/x HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n0\r\nx-t: 1\r\n\r\n";
    try (RawConnection connection = gateway.connect()) {
      connection.send(first + first + "POST /graphql" + BAD_CHUNK);

      assertEquals(200, connection.read(false).status());
      assertEquals(200, connection.read(false).status());
      assertEquals(400, connection.read(false).status());
      assertTrue(connection.closed());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/r/x", "/graphql"})
  void rejectsWhatExceedsTheLimitWithoutAnnouncingIt(String path) throws Exception {
    String chunk = "10000\r\n" + "x".repeat(0x10000) + "\r\n";
    RawConnection.Response response =
        response(
            "POST "
                + path
                + " HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                + "transfer-encoding: chunked\r\n\r\n"
                + chunk.repeat(17)
                + "0\r\n\r\n");

    assertEquals(413, response.status());
    assertEquals(List.of(), errors());
  }

  @Test
  void rejectsTrailersThatAreTooLarge() throws Exception {
    assertEquals(
        431,
        response(
                "POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n"
                    + "transfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nx: "
                    + "x".repeat(40_000)
                    + "\r\n\r\n")
            .status());
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.2, 204",
    "HTTP/1.9, 204",
    "HTTP/2.0, 505",
    "HTTP/0.9, 505",
    "FOO/1.1, 400",
    "http/1.1, 400"
  })
  void readsTheVersionAndRespondsInItsOwn(String version, int status) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET /any " + version + "\r\nhost: a\r\nconnection: close\r\n\r\n");
      String whole = connection.rest();

      assertTrue(whole.startsWith("HTTP/1.1 " + status + " "), whole);
      assertTrue(
          status == 204 || whole.contains("\r\ncontent-type: application/problem+json\r\n"), whole);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {": v", ":", "no colon"})
  void rejectsFieldLinesWithoutAName(String line) throws Exception {
    assertEquals(400, response("GET /any HTTP/1.1\r\nhost: a\r\n" + line + "\r\n\r\n").status());
  }

  /** Warnings and errors; that a busy machine holds an event loop up is none of the gateway's. */
  private List<String> errors() {
    return all.events().stream()
        .filter(event -> !event.getLoggerName().endsWith("BlockedThreadChecker"))
        .filter(event -> event.getLevel().isGreaterOrEqual(ch.qos.logback.classic.Level.WARN))
        .map(event -> event.getFormattedMessage())
        .toList();
  }
}
