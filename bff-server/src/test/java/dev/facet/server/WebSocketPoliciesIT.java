// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.spec.SpecToken;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T29: the policies of a route see the handshake (RFC 6455, section 10.2). */
class WebSocketPoliciesIT extends WithWebSockets {
  private static final Map<String, String> POLICIES =
      Map.of(
          "pages", "cors: { origins: [\"https://pages.example\"] }",
          "all", "cors: { origins: [\"*\"] }",
          "some", "rateLimit: { key: [ip], limits: [1/1h] }",
          "login",
              "jwt: { issuer: \"https://id.example\", audience: [shop], algorithms: [HS256],"
                  + " keys: [{ secret: a secret that only the issuer and the gateway know }] }",
          "near", "ip: { deny: [127.0.0.0/8] }");

  private void start(String use, String websocket) {
    String policy = use.isEmpty() ? "" : "policies: { " + use + ": { " + POLICIES.get(use) + " } }";
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          chat: { endpoints: [{ url: "http://chat.upstream" }] }
        POLICIES
        routes:
          - { id: chat, match: { path: /chat }, AUTH to: { chat: 1 }, use: [USE], websocket: { SETTINGS } }
        """
            .replace("POLICIES", policy)
            .replace("AUTH", use.equals("login") ? "" : "auth: none,")
            .replace("USE", use)
            .replace("SETTINGS", websocket));
    agree("");
    gateway.start(Mode.START);
  }

  private RawConnection.Response ask(String lines) throws Exception {
    try (RawConnection client = gateway.connect()) {
      client.send(handshake(lines));
      RawConnection.Response head = client.readHead();
      return head;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', , 101",
    "'', '', http://shop.example, 101",
    "'', '', https://shop.example, 403",
    "'', '', https://pages.example, 403",
    "'', '', null, 403",
    "pages, '', https://pages.example, 101",
    "pages, '', https://evil.example, 403",
    "all, '', https://evil.example, 403",
    "'', 'origins: [\"https://*.pages.example\"]', https://a.pages.example, 101",
    "'', 'origins: [\"*\"]', https://evil.example, 101",
    "'', 'origins: [\"*\"]', null, 101",
  })
  void t29OriginIsChecked(String use, String settings, String origin, int status) throws Exception {
    start(use, settings);
    assertEquals(status, ask(origin == null ? "" : "Origin: " + origin + "\r\n").status());
    assertEquals(status == 101 ? 1 : 0, chat().count("/chat"));
  }

  /** Connection could else take away what a check is about. */
  @ParameterizedTest
  @ValueSource(strings = {"", "pages"})
  void t29OriginIsCheckedThoughConnectionNamesIt(String use) throws Exception {
    start(use, "");
    for (String options : List.of("Upgrade, Origin", "origin\r\nConnection: upgrade")) {
      try (RawConnection client = gateway.connect()) {
        String named =
            handshake("Origin: https://evil.example\r\n")
                .replace("Connection: keep-alive, Upgrade", "Connection: " + options);
        assertEquals(403, client.send(named).readHead().status());
      }
    }
    assertEquals(0, chat().count("/chat"));
  }

  @Test
  void t29HandshakesCountForRateLimits() throws Exception {
    start("some", "");
    assertEquals(101, ask("").status());
    assertEquals(429, ask("").status());
    assertEquals(1, chat().count("/chat"));
  }

  private static String bearer(long expiresIn) {
    JsonObject claims =
        new JsonObject().put("sub", "ada").put("exp", Instant.now().getEpochSecond() + expiresIn);
    return "Authorization: Bearer " + SpecToken.token(claims) + "\r\n";
  }

  @Test
  void t29TokensAreAskedFor() throws Exception {
    start("login", "");
    assertEquals(401, ask("").status());
    assertEquals(101, ask(bearer(3_600)).status());
    assertEquals(1, chat().count("/chat"));
  }

  /** The leeway that lets a token in holds for the WebSocket, too. */
  @Test
  void t29EndOfTheTokenClosesWith4401() throws Exception {
    start("login", "");
    try (RawConnection client = gateway.connect()) {
      assertEquals(101, client.send(handshake(bearer(-1))).readHead().status());
      gateway.later(Duration.ofMinutes(2));
      assertReads(WebSocketFrames.close(4401, "the token has expired"), client);
      client.sendBytes(WebSocketFrames.maskedClose(4401, ""));
      assertTrue(client.isCut());
    }
  }

  @Test
  void t29AddressesAreLookedAt() throws Exception {
    start("near", "");
    assertEquals(403, ask("").status());
  }

  @Test
  void t29TwoOriginsAreNone() throws Exception {
    start("", "");
    String twice = "Origin: http://shop.example\r\nOrigin: http://shop.example\r\n";
    assertEquals(403, ask(twice).status());
  }

  /** T9: what Connection names beside Upgrade goes, and the gateway's own stays. */
  @Test
  void t9HeadersOfTheConnectionEndAtTheGateway() throws Exception {
    start("", "");
    try (RawConnection client = gateway.connect()) {
      client.send(
          handshake("X-Hop: 1\r\nX-Forwarded-For: 9.9.9.9\r\n")
              .replace(
                  "Connection: keep-alive, Upgrade",
                  "Connection: Upgrade, X-Hop, X-Forwarded-Host, Sec-WebSocket-Nothing"));
      assertEquals(101, client.readHead().status());
    }
    var seen = chat().requests().getFirst();
    assertEquals("", seen.header("x-hop"));
    assertEquals("shop.example", seen.header("x-forwarded-host"));
    assertTrue(!seen.header("x-forwarded-for").contains("9.9.9.9"));
    assertEquals(List.of("upgrade"), seen.headers().getAll("connection"));
  }
}
