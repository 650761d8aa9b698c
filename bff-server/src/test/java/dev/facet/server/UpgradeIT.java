// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing is upgraded but to WebSockets, and that only where the service agrees: a request that
 * asks for it is a request as any other (RFC 9110, section 7.8).
 */
class UpgradeIT extends WithGateway {
  private static final String WEBSOCKET =
      """
      Connection: Upgrade\r
      Upgrade: websocket\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
      """;
  private static final String H2C =
      """
      Connection: Upgrade, HTTP2-Settings\r
      Upgrade: h2c\r
      HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA\r
      """;
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
            frontends: { web: { path: /graphql, schema: [schema/*.graphql], auth: none } }
            routes:
              - { id: all, match: { path: /a/* }, auth: none, to: { catalog: 1 } }
            """)
        .file("schema/web.graphql", "type Query { n: Int @rest(service: catalog, get: \"/n\") }");
    gateway.upstream("catalog").on("GET", "/a", _ -> FakeResponse.of(200, Map.of(), "ok"));
    gateway.upstream("catalog").on("GET", "/n", _ -> FakeResponse.json(200, "1"));
    gateway.start(Mode.START);
  }

  private static String get(String headers) {
    return "GET /a HTTP/1.1\r\nhost: x\r\n" + headers + "\r\n";
  }

  @ParameterizedTest
  @ValueSource(strings = {H2C, "Connection: upgrade\r\nUpgrade: TLS/1.2, foo/1\r\n"})
  void t7AWishForAnotherProtocolEndsAtTheGateway(String headers) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(get(headers));
      RawConnection.Response response = connection.read(false);

      assertEquals(200, response.status());
      assertEquals("ok", response.body());
      assertEquals(List.of(), response.all("upgrade"));
      assertEquals(200, connection.send(get("")).read(false).status());
    }
    FakeUpstream.Request seen = gateway.upstream("catalog").requests().getFirst();
    for (String ended : List.of("upgrade", "connection", "http2-settings")) {
      assertEquals("", seen.header(ended), ended);
    }
  }

  /** What is sent behind it is no tunnel to the service, and no request that anybody serves. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "8185375a3fd07f3f534d58", // a masked text frame
        "505249202a20485454502f322e300d0a0d0a534d0d0a0d0a000000040000000000", // HTTP/2's preface
      })
  void framesBehindItAreNoRequest(String frames) throws Exception {
    for (String headers : List.of(WEBSOCKET, H2C)) {
      int before = gateway.upstream("catalog").requests().size();
      try (RawConnection connection = gateway.connect()) {
        connection.send(get(headers));
        connection.sendBytes(HexFormat.of().parseHex(frames));
        connection.sendBytes("\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertEquals(200, connection.read(false).status());

        int second = connection.read(false).status();
        assertTrue(second == 400 || second == 505, "status: " + second);
        assertTrue(connection.closed());
      }
      assertEquals(before + 1, gateway.upstream("catalog").requests().size());
    }
  }

  @Test
  void theProtocolIsNotChangedWithoutAsking() throws Exception {
    try (RawConnection connection = gateway.connect()) {
      assertEquals(505, connection.send(PREFACE).read(false).status());
      assertTrue(connection.closed());
    }
  }

  @Test
  void aServiceThatSwitchesAllTheSameBreaksTheRules() throws Exception {
    gateway
        .upstream("catalog")
        .on(
            "GET",
            "/a",
            _ ->
                FakeResponse.raw(
                    "HTTP/1.1 101 Switching Protocols\r\nConnection: upgrade\r\n"
                        + "Upgrade: websocket\r\n\r\nHTTP/1.1 200 OK\r\ncontent-length: 4\r\n\r\nevil"));
    for (String headers : List.of(WEBSOCKET, "")) {
      try (RawConnection connection = gateway.connect()) {
        RawConnection.Response response = connection.send(get(headers)).read(false);

        assertEquals(502, response.status());
        assertTrue(response.body().contains("UPSTREAM_BAD_RESPONSE"), response.body());
      }
    }
  }
}
