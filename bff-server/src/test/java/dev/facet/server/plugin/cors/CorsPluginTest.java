// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.plugin.Exchange;
import dev.facet.server.plugin.Exchanges;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorsPluginTest {
  private static final String SHOP = "https://shop.example";

  private boolean asked;

  private static CorsConfig config(String origin, boolean credentials) {
    return new CorsConfig(
        List.of(OriginPattern.valueOf(origin)),
        List.of("GET", "PUT"),
        List.of("content-type", "X-Tenant"),
        List.of("X-Total"),
        credentials,
        Duration.ofSeconds(90));
  }

  private Future<GatewayResponse> service(Exchange exchange) {
    asked = true;
    GatewayResponse response = GatewayResponse.empty(200);
    response.headers().add("Access-Control-Allow-Origin", "*");
    response.headers().add("Access-Control-Allow-Credentials", "true");
    response.headers().add("access-control-allow-private-network", "true");
    response.headers().add("Access-Control-Max-Age", "9");
    response.headers().add("Vary", "Accept-Encoding");
    return Future.succeededFuture(response);
  }

  private Future<GatewayResponse> handle(CorsConfig config, Exchange exchange) {
    return new CorsPlugin(config, /* local= */ false).handle(exchange, this::service);
  }

  private MultiMap headers(CorsConfig config, Exchange exchange) {
    return handle(config, exchange).result().headers();
  }

  private static Exchange preflight(String origin) {
    return Exchanges.of(
        HttpMethod.OPTIONS,
        "/orders",
        "origin",
        origin,
        "access-control-request-method",
        "PUT",
        "access-control-request-headers",
        "x-tenant",
        "access-control-request-private-network",
        "true");
  }

  @Test
  void answersAPreflightItself() {
    GatewayResponse response = handle(config(SHOP, true), preflight(SHOP)).result();
    assertFalse(asked);
    assertEquals(204, response.status());
    assertEquals(SHOP, response.headers().get("access-control-allow-origin"));
    assertEquals("true", response.headers().get("access-control-allow-credentials"));
    assertEquals("GET, PUT", response.headers().get("access-control-allow-methods"));
    assertEquals("content-type, x-tenant", response.headers().get("access-control-allow-headers"));
    assertEquals("90", response.headers().get("access-control-max-age"));
    assertEquals(
        "Origin, Access-Control-Request-Method, Access-Control-Request-Headers",
        response.headers().get("vary"));
    assertNull(response.headers().get("access-control-allow-private-network"));
  }

  @Test
  void leavesOutWhatIsEmpty() {
    CorsConfig bare =
        new CorsConfig(
            List.of(OriginPattern.valueOf("*")), null, List.of(), List.of(), false, null);
    MultiMap preflight = headers(bare, preflight(SHOP));
    assertEquals("*", preflight.get("access-control-allow-origin"));
    assertFalse(preflight.contains("access-control-allow-headers"));
    assertFalse(preflight.contains("access-control-allow-credentials"));
    MultiMap actual = headers(bare, Exchanges.get("/", "origin", SHOP));
    assertFalse(actual.contains("access-control-expose-headers"));
    assertEquals(List.of("Accept-Encoding"), actual.getAll("vary"));
    assertEquals("*", headers(bare, Exchanges.get("/")).get("access-control-allow-origin"));
    assertEquals(
        "Access-Control-Request-Method, Access-Control-Request-Headers", preflight.get("vary"));
  }

  @Test
  void passesOptionsThatAskForNoMethod() {
    Exchange options = Exchanges.of(HttpMethod.OPTIONS, "/orders", "origin", SHOP);
    assertEquals(SHOP, headers(config(SHOP, false), options).get("access-control-allow-origin"));
    assertTrue(asked);
    asked = false;
    Exchange bare =
        Exchanges.of(HttpMethod.OPTIONS, "/orders", "access-control-request-method", "PUT");
    assertEquals(200, handle(config(SHOP, false), bare).result().status());
    assertTrue(asked);
  }

  @Test
  void replacesTheServicesOwnHeaders() {
    MultiMap headers = headers(config(SHOP, false), Exchanges.get("/", "origin", SHOP));
    assertEquals(List.of(SHOP), headers.getAll("access-control-allow-origin"));
    assertEquals("x-total", headers.get("access-control-expose-headers"));
    assertFalse(headers.contains("access-control-allow-credentials"));
    assertFalse(headers.contains("access-control-allow-private-network"));
    assertFalse(headers.contains("access-control-max-age"));
    assertEquals(List.of("Accept-Encoding", "Origin"), headers.getAll("vary"));
  }

  @Test
  void removesTheServicesOwnHeadersAndVariesWithoutAnOriginToo() {
    MultiMap headers = headers(config(SHOP, true), Exchanges.get("/"));
    assertFalse(headers.contains("access-control-allow-origin"));
    assertFalse(headers.contains("access-control-allow-credentials"));
    assertEquals(List.of("Accept-Encoding", "Origin"), headers.getAll("vary"));
  }

  @Test
  void doesNotRepeatWhatTheServiceVariesOn() {
    GatewayResponse response =
        new CorsPlugin(config(SHOP, false), /* local= */ false)
            .handle(
                Exchanges.get("/", "origin", SHOP),
                _ ->
                    Future.succeededFuture(
                        GatewayResponse.empty(200).withHeader("vary", "Accept, origin")))
            .result();
    assertEquals(List.of("Accept, origin"), response.headers().getAll("vary"));
  }

  @Test
  void rejectsAnUnknownOriginWithoutAnUpstreamCall() {
    for (Exchange exchange :
        List.of(
            Exchanges.get("/", "origin", "https://evil.example"),
            Exchanges.get("/", "origin", "null"),
            Exchanges.get("/", "origin", SHOP, "origin", "https://evil.example"),
            preflight("https://evil.example"))) {
      Problem problem = Exchanges.problem(handle(config(SHOP, true), exchange));
      assertEquals(403, problem.status());
      assertEquals("ORIGIN_NOT_ALLOWED", problem.code());
      assertEquals("Origin", problem.headers().get("vary"));
    }
    assertFalse(asked);
  }

  @Test
  void thePagesOfTheGatewayItselfAreNoOtherOrigin() {
    MultiMap headers =
        headers(config(SHOP, true), Exchanges.get("/", "origin", "https://gateway.example"));
    assertFalse(headers.contains("access-control-allow-origin"));
    assertTrue(asked);
    for (String other : List.of("http://gateway.example", "ionic://gateway.example")) {
      assertEquals(
          403,
          Exchanges.problem(handle(config(SHOP, true), Exchanges.get("/", "origin", other)))
              .status());
    }
  }

  @Test
  void errorsCarryTheHeadersSoThatScriptsCanReadThem() {
    GatewayResponse response =
        new CorsPlugin(config(SHOP, true), /* local= */ false)
            .handle(
                Exchanges.get("/", "origin", SHOP),
                _ -> Future.succeededFuture(GatewayResponse.empty(429)))
            .result();
    assertEquals(429, response.status());
    assertEquals(SHOP, response.headers().get("access-control-allow-origin"));
  }

  @Test
  void letsLocalPagesInBesideTheOriginsAtADevelopersDesk() {
    CorsPlugin local = new CorsPlugin(config(SHOP, true), /* local= */ true);
    for (String origin : List.of(SHOP, "http://localhost:5173", "http://[::1]:3000")) {
      MultiMap headers = local.handle(preflight(origin), this::service).result().headers();
      assertEquals(origin, headers.get("access-control-allow-origin"));
    }
    assertEquals(
        403,
        Exchanges.problem(local.handle(preflight("https://evil.example"), this::service)).status());
    assertEquals(
        403, Exchanges.problem(handle(config(SHOP, true), preflight("http://localhost"))).status());
  }
}
