// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.correlation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.RejectionMessages;
import io.vertx.core.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An id that a client sends is kept only if it cannot do harm. */
class CorrelationTest {
  private static final CorrelationConfig DEFAULT = new CorrelationConfig(null, null);

  private static GatewayResponse pass(CorrelationConfig config, Exchange exchange) {
    return new CorrelationPlugin(config)
        .handle(
            exchange,
            inner ->
                Future.succeededFuture(
                    GatewayResponse.empty(200).withHeader("X-Request-Id", "the service's")))
        .result();
  }

  @Test
  void hasDefaults() {
    assertEquals(new CorrelationConfig("x-request-id", true), DEFAULT);
    assertEquals("x-trace", new CorrelationConfig("X-Trace", null).header());
  }

  @Test
  void rejectsWhatIsNoHeader() {
    assertEquals(
        "header: x id (expected: a header's name)",
        RejectionMessages.message(() -> new CorrelationConfig("x id", null)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "A.b_c-9",
        "0123456789012345678901234567890123456789012345678901234567890123"
      })
  void keepsAHarmlessId(String id) {
    Exchange exchange = Exchanges.get("/", "X-Request-ID", id);
    assertEquals(id, pass(DEFAULT, exchange).headers().get("x-request-id"));
    assertEquals(id, exchange.correlationId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a b",
        "a\tb",
        "a,b",
        "${jndi:ldap://x}",
        "<b>",
        "é",
        "a/b",
        "01234567890123456789012345678901234567890123456789012345678901234"
      })
  void replacesAnyOther(String id) {
    Exchange exchange = Exchanges.get("/", "x-request-id", id);
    String own = pass(DEFAULT, exchange).headers().get("x-request-id");
    assertNotEquals(id, own);
    assertTrue(own.matches("[0-9a-f]{32}"), own);
    assertEquals(own, exchange.correlationId());
    assertEquals(own, exchange.request().headers().get("x-request-id"));
  }

  @Test
  void replacesEveryIdWhereClientsAreNotTrusted() {
    Exchange exchange = Exchanges.get("/", "x-request-id", "good");
    assertNotEquals(
        "good", pass(new CorrelationConfig(null, false), exchange).headers().get("x-request-id"));
  }

  @Test
  void usesTheConfiguredHeader() {
    Exchange exchange = Exchanges.get("/", "x-trace", "mine");
    GatewayResponse response = pass(new CorrelationConfig("x-trace", null), exchange);
    assertEquals("mine", response.headers().get("x-trace"));
    assertEquals(1, response.headers().getAll("x-trace").size());
  }

  @Test
  void ownIdsDifferAndAreAcceptable() {
    assertNotEquals(CorrelationIds.next(), CorrelationIds.next());
    assertTrue(CorrelationIds.acceptable(CorrelationIds.next()));
    assertFalse(CorrelationIds.acceptable(null));
  }
}
