// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of a developer's own machine, where no policy lets clients in. */
class LocalPagesTest {
  private boolean asked;

  private Future<GatewayResponse> service(Exchange exchange) {
    asked = true;
    GatewayResponse response = GatewayResponse.empty(200);
    response.headers().add("access-control-allow-origin", "https://theirs.example");
    return Future.succeededFuture(response);
  }

  private MultiMap headers(Exchange exchange) {
    return CorsPluginFactory.forLocalPages().handle(exchange, this::service).result().headers();
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost, 127.0.0.1:8080, true",
    "http://localhost:5173, 127.0.0.1:8080, true",
    "https://localhost:5173, localhost:8080, true",
    "http://shop.localhost:5173, localhost:8080, true",
    "http://127.0.0.1:5173, localhost:8080, true",
    "http://127.1.2.3:5173, localhost:8080, true",
    "http://[::1]:3000, [::1]:8080, true",
    "http://192.168.1.20:5173, 192.168.1.20:8080, true",
    "http://192.168.1.20:5173, 192.168.1.20, true",
    "http://[fd00::20]:5173, [FD00::20]:8080, true",
    "http://192.168.1.21:5173, 192.168.1.20:8080, false",
    "http://shop.example:5173, shop.example:8080, false",
    "http://localhost.evil.example, localhost:8080, false",
    "http://evillocalhost, localhost:8080, false",
    "http://127.0.0.1.evil.example, 127.0.0.1:8080, false",
    "http://evil.example/localhost, localhost:8080, false",
    "http://evil.example#http://localhost, localhost:8080, false",
    "capacitor://localhost, localhost:8080, false",
    "null, localhost:8080, false"
  })
  void areThoseOnLocalhostAndOnTheAddressThatWasAsked(
      String origin, String authority, boolean local) {
    assertEquals(local, LocalOrigins.contains(origin, authority));
  }

  @Test
  void mayDoWhatTheyAskFor() {
    MultiMap preflight =
        headers(
            Exchanges.of(
                HttpMethod.OPTIONS,
                "/orders",
                "origin",
                "http://localhost:5173",
                "access-control-request-method",
                "DELETE",
                "access-control-request-headers",
                "facet-explain,x-tenant"));

    assertFalse(asked);
    assertEquals("http://localhost:5173", preflight.get("access-control-allow-origin"));
    assertEquals("true", preflight.get("access-control-allow-credentials"));
    assertTrue(preflight.get("access-control-allow-methods").contains("DELETE"));
    assertEquals("facet-explain,x-tenant", preflight.get("access-control-allow-headers"));
    MultiMap actual = headers(Exchanges.get("/orders", "origin", "http://localhost:5173"));
    assertTrue(asked);
    assertEquals("http://localhost:5173", actual.get("access-control-allow-origin"));
    assertTrue(actual.get("access-control-expose-headers").contains("server-timing"));
  }

  @Test
  void areAllThatTheGatewaySpeaksFor() {
    for (Exchange exchange :
        new Exchange[] {
          Exchanges.get("/orders"), Exchanges.get("/orders", "origin", "https://shop.example")
        }) {
      assertEquals("https://theirs.example", headers(exchange).get("access-control-allow-origin"));
    }
  }
}
