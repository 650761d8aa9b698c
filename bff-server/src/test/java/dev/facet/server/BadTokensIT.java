// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Token endpoints that fail or give nonsense: one code, one line, nothing sent, no secret. */
class BadTokensIT extends WithGateway {
  private static final String SECRET = "hunter2";

  @Test
  void aPageInPlaceOfAToken() throws Exception {
    assertUnavailable(
        FakeResponse.of(200, Map.of("content-type", "text/html"), "<p>" + SECRET),
        "status 200, and not a JSON object");
  }

  @Test
  void aBodyWithoutEnd() throws Exception {
    assertUnavailable(
        FakeResponse.of(200, Map.of(), SECRET + " ".repeat(70_000)),
        "a response longer than 64KiB");
  }

  @Test
  void aTokenThatHasExpiredBeforeItCame() throws Exception {
    assertUnavailable(
        json("{'access_token':'hunter2','token_type':'Bearer','expires_in':-5}"),
        "an expires_in that is no positive integer");
  }

  @Test
  void aTokenWithALineEnd() throws Exception {
    assertUnavailable(
        json("{'access_token':'hunter2\\r\\nx: y','token_type':'Bearer'}"),
        "status 200 without an access_token that can be sent");
  }

  @Test
  void aTokenOfNoType() throws Exception {
    assertUnavailable(json("{'access_token':'hunter2'}"), "a token_type that is not Bearer");
  }

  @Test
  void anErrorThatRepeatsTheSecret() throws Exception {
    assertUnavailable(
        FakeResponse.json(
            401,
            "{\"error\":\"invalid_client\",\"error_description\":\"not hunter2\",\"error_uri\":\"x?hunter2\"}"),
        "status 401, invalid_client");
  }

  private static FakeResponse json(String text) {
    return FakeResponse.json(200, text.replace('\'', '"'));
  }

  private void assertUnavailable(FakeResponse token, String cause) throws Exception {
    gateway.upstream("id").on("POST", "/token", _ -> token);
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          orders:
            endpoints: [{ url: "http://orders.upstream" }]
            auth: { clientCredentials: { tokenUrl: "http://id.upstream/token?k=hunter2", clientId: shop, clientSecret: hunter2 } }
        routes:
          - { id: orders, match: { path: /orders }, auth: none, to: { orders: 1 } }
        """);
    try (RecordedLog log = new RecordedLog("dev.facet")) {
      gateway.start(Mode.START);
      HttpResponse<String> response = gateway.client().get("/orders");

      assertEquals(502, response.statusCode());
      assertTrue(response.body().contains("UPSTREAM_UNAVAILABLE"), response.body());
      assertFalse(response.body().contains(SECRET), response.body());
      List<Map<String, Object>> failed =
          log.members().stream().filter(line -> line.containsKey("cause")).toList();
      assertEquals(
          List.of("no access token: " + gateway.upstream("id").url() + ": " + cause),
          failed.stream().map(line -> line.get("cause")).toList());
      assertEquals("orders", failed.getFirst().get("service"));
      for (ILoggingEvent event : log.events()) {
        assertFalse(event.getFormattedMessage().contains(SECRET), event::getFormattedMessage);
      }
      assertTrue(log.members().stream().noneMatch(line -> line.toString().contains(SECRET)));
      assertTrue(gateway.upstream("orders").requests().isEmpty());
    }
  }
}
