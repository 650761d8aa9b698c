// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T29: what asks for a WebSocket is a handshake, or no service hears of it. */
class WebSocketHandshakeIT extends WithWebSockets {
  private static final String KEY_LINE = "Sec-WebSocket-Key: " + KEY + "\r\n";
  private static final String VERSION_LINE = "Sec-WebSocket-Version: 13\r\n";

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services: { chat: { endpoints: [{ url: "http://chat.upstream" }] } }
        routes:
          - { id: chat, match: { path: /* }, auth: none, to: { chat: 1 } }
          - { id: plain, match: { path: /plain }, auth: none, respond: { body: plain } }
        """);
    agree("");
    gateway.start(Mode.START);
  }

  private static String asked(String connection, String lines) {
    return "GET /chat HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: "
        + connection
        + "\r\n"
        + lines
        + "\r\n";
  }

  private void assertRejected(String request, String named) throws Exception {
    try (RawConnection client = gateway.connect()) {
      RawConnection.Response rejected = client.send(request).read(false);
      assertEquals(400, rejected.status());
      assertTrue(rejected.body().contains("BAD_REQUEST"), rejected.body());
      assertTrue(rejected.body().contains(named), rejected.body());
      assertEquals(
          404, client.send("GET /chat/no HTTP/1.1\r\nHost: a\r\n\r\n").read(false).status());
    }
    assertEquals(0, chat().count("/chat"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        KEY_LINE + KEY_LINE,
        "Sec-WebSocket-Key: \r\n",
        "Sec-WebSocket-Key: x\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZTE=\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j_Q==\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==, dGhlIHNhbXBsZSBub25jZQ==\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j\u00e9Q==\r\n",
      })
  void t29AHandshakeHasOneKeyRfc6455Section11Dot3Dot1(String keys) throws Exception {
    assertRejected(asked("Upgrade", VERSION_LINE + keys), "Sec-WebSocket-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", VERSION_LINE + VERSION_LINE})
  void t29AHandshakeHasOneVersionRfc6455Section11Dot3Dot5(String versions) throws Exception {
    assertRejected(asked("Upgrade", KEY_LINE + versions), "Sec-WebSocket-Version");
  }

  /** It would end at the gateway, and the wish would go on without it. */
  @ParameterizedTest
  @ValueSource(strings = {"Sec-WebSocket-Key", "sec-websocket-version"})
  void t29ConnectionNamesNoPartOfAHandshake(String name) throws Exception {
    String named = name.equals("Sec-WebSocket-Key") ? name : "Sec-WebSocket-Version";
    assertRejected(asked("Upgrade, " + name, KEY_LINE + VERSION_LINE), named);
  }

  @Test
  void t29AnotherVersionIsTheServicesToRefuseRfc6455Section4Dot4() throws Exception {
    chat().on("GET", "/chat", _ -> FakeResponse.of(426, Map.of("Sec-WebSocket-Version", "13"), ""));
    try (RawConnection client = gateway.connect()) {
      String request = asked("Upgrade", KEY_LINE + "Sec-WebSocket-Version: 8\r\n");
      RawConnection.Response refused = client.send(request).read(false);
      assertEquals(426, refused.status());
      assertEquals(List.of("13"), refused.all("sec-websocket-version"));
    }
  }

  @Test
  void t29ARouteThatOpensNoneDoesNotLookAtItRfc9110Section78() throws Exception {
    try (RawConnection client = gateway.connect()) {
      String request = asked("Upgrade", "").replace("/chat", "/plain");
      assertEquals("plain", client.send(request).read(false).body());
    }
  }
}
