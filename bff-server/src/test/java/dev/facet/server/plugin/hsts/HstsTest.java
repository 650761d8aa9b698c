// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.hsts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayRequest;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.RejectionMessages;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Browsers are told to come by https where they did, and by a name. */
class HstsTest {
  private static final HstsConfig DEFAULT = new HstsConfig(null, null, null);

  @Test
  void hasDefaults() {
    assertEquals(new HstsConfig(Duration.ofDays(365), false, false), DEFAULT);
  }

  @Test
  void saysWhatIsConfiguredInPlaceOfTheService() {
    assertEquals("max-age=31536000", told(DEFAULT, "https", "shop.example"));
    assertEquals(
        "max-age=63072000; includeSubDomains; preload",
        told(new HstsConfig(Duration.ofDays(730), true, true), "https", "shop.example:8443"));
    assertEquals("max-age=0", told(new HstsConfig(Duration.ZERO, null, null), "https", "a"));
  }

  @Test
  void saysNothingByHttpNorToAddresses() {
    assertNull(told(DEFAULT, "http", "shop.example"));
    for (String address : new String[] {"127.0.0.1", "127.0.0.1:8443", "[::1]", "[::1]:8443"}) {
      assertNull(told(DEFAULT, "https", address), address);
    }
  }

  private static @Nullable String told(HstsConfig config, String scheme, String authority) {
    Exchange exchange = Exchanges.get("/");
    GatewayRequest plain = exchange.request();
    exchange.request(
        new GatewayRequest(
            plain.method(),
            scheme,
            authority,
            plain.path(),
            plain.query(),
            plain.headers(),
            plain.body(),
            plain.peer(),
            plain.trustedPeer(),
            plain.clientIp(),
            plain.protocol(),
            plain.origins()));
    GatewayResponse response =
        new HstsPlugin(config)
            .handle(
                exchange,
                _ ->
                    Future.succeededFuture(
                        GatewayResponse.empty(200)
                            .withHeader("Strict-Transport-Security", "max-age=1")))
            .result();
    return response.headers().get("strict-transport-security");
  }

  @Test
  void rejectsWhatBrowsersDoNotTake() {
    String lists =
        " (expected: includeSubDomains: true beside it, and maxAge of 365d or more; the lists of"
            + " browsers take no others)";
    assertEquals(
        "preload: true" + lists,
        RejectionMessages.message(() -> new HstsConfig(null, false, true)));
    assertEquals(
        "preload: true" + lists,
        RejectionMessages.message(() -> new HstsConfig(Duration.ofDays(30), true, true)));
    assertEquals(
        "maxAge: PT0.5S (expected: 0s to 3650d, in whole seconds)",
        RejectionMessages.message(() -> new HstsConfig(Duration.ofMillis(500), null, null)));
  }
}
