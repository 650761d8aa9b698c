// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To HTTP a header is bytes (RFC 9110, section 5.5); they go on as they came. */
class HeaderBytesIT extends WithGateway {
  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              s:
                endpoints: [{ url: "http://s.upstream" }]
                forward: { headers: [x-a] }
            policies: { app: { apiKey: { clients: [{ name: a, key: "schlüssel" }] } } }
            frontends: { web: { path: /graphql, schema: [schema/*.graphql], auth: none } }
            routes:
              - { id: all, match: { path: /r/* }, auth: none, to: { s: 1 } }
              - { id: key, match: { path: /key }, use: [app], to: { s: 1 } }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              query: Int @rest(service: s, get: "/q?x={header.x-a}&y=a{header.x-a}")
              path: Int @rest(service: s, get: "/p/{header.x-a}")
              piped: Int @rest(service: s, get: "/b?x={header.x-a | base64}&y={header.x-b | default(\\"é\\")}")
              client: Int @rest(service: s, get: "/c?x={client.name}")
              header: Int @rest(service: s, get: "/h", headers: [{ name: "x-t", value: "{header.x-a}" }])
              shown: Shown @rest(service: s, get: "/s")
            }
            type Shown { r: String @from(path: "$header.x-r") }
            type Mutation {
              body: Int @rest(service: s, post: "/m", body: { a: "{header.x-a}", b: "b{header.x-a}" })
            }
            """);
    for (String path : List.of("/q", "/p", "/b", "/c", "/h", "/r/a", "/key")) {
      gateway.upstream("s").on("GET", path, _ -> FakeResponse.json(200, "1"));
    }
    gateway.upstream("s").on("POST", "/m", _ -> FakeResponse.json(200, "1"));
    gateway.start(Mode.START);
  }

  /** Sends a header whose value has one character for each byte. */
  private RawConnection.Response send(String method, String target, String name, String value)
      throws IOException {
    String head = method + " " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n";
    try (RawConnection connection = gateway.connect()) {
      return connection
          .sendBytes(
              (head + name + ": " + value + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1))
          .read(false);
    }
  }

  private FakeUpstream.Request asked(String field, String name, String value) throws IOException {
    send("GET", "/graphql?query=%7B" + field + "%7D", name, value);
    return gateway.upstream("s").requests().getLast();
  }

  @ParameterizedTest
  @CsvSource({"\u00c3\u00a9, %C3%A9", "\u00e9, %E9", "a\u00e2\u0082\u00ac\u00ff, a%E2%82%AC%FF"})
  void areEncodedOnceInUrls(String bytes, String encoded) throws IOException {
    assertEquals("/q?x=" + encoded + "&y=a" + encoded, asked("query", "X-A", bytes).target());
    gateway.upstream("s").on("GET", "/p/" + encoded, _ -> FakeResponse.json(200, "1"));
    assertEquals("/p/" + encoded, asked("path", "X-A", bytes).target());
  }

  @Test
  void arePipedAsTheTextTheyAre() throws IOException {
    assertEquals("/b?x=w6k%3D&y=%C3%A9", asked("piped", "X-A", "\u00c3\u00a9").target());
    assertEquals("/c?x=%C3%A9", asked("client", "GraphQL-Client-Name", "\u00c3\u00a9").target());
  }

  @ParameterizedTest
  @CsvSource({"\u00c3\u00a9", "\u00e9", "a\u00e2\u0082\u00ac\u00ff"})
  void goOnAsTheyCameInHeaders(String bytes) throws IOException {
    FakeUpstream.Request called = asked("header", "X-A", bytes);
    assertEquals(bytes, called.header("x-t"));
    assertEquals(bytes, called.header("x-a"));
    send("GET", "/r/a", "X-A", bytes);
    assertEquals(bytes, gateway.upstream("s").requests().getLast().header("x-a"));
  }

  @ParameterizedTest
  @CsvSource({"\u00c3\u00a9", "\u00e9"})
  void areCharactersInBodies(String bytes) throws IOException {
    String body = "{\"query\":\"mutation { body }\"}";
    try (RawConnection connection = gateway.connect()) {
      connection
          .sendBytes(
              ("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nX-A: "
                      + bytes
                      + "\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(StandardCharsets.ISO_8859_1))
          .read(false);
    }
    assertEquals(
        "{\"a\":\"é\",\"b\":\"bé\"}", gateway.upstream("s").requests().getLast().body().toString());
  }

  @Test
  void areTextToClientsWhereAServiceSendsThem() throws IOException {
    gateway
        .upstream("s")
        .on(
            "GET",
            "/s",
            _ ->
                FakeResponse.raw(
                    """
                    HTTP/1.1 200 OK\r
                    Content-Type: application/json\r
                    Content-Length: 2\r
                    X-R: é\r
                    \r
                    {}\
                    """));
    assertEquals(
        "{\"data\":{\"shown\":{\"r\":\"é\"}}}",
        send("GET", "/graphql?query=%7Bshown%7Br%7D%7D", "X-B", "1").body());
  }

  @Test
  void areAnApiKeyThatTheFileHasAsText() throws IOException {
    assertEquals(200, send("GET", "/key", "X-Api-Key", "schl\u00c3\u00bcssel").status());
    assertEquals(200, send("GET", "/key", "X-Api-Key", "schl\u00fcssel").status());
    assertEquals(401, send("GET", "/key", "X-Api-Key", "schl\u00fdssel").status());
    assertEquals(401, send("GET", "/key", "X-Api-Key", "schl\u00c3\u00bdssel").status());
  }
}
