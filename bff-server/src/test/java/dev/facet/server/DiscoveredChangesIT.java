// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9111, section 4.4, where endpoints are not listed. */
@Timeout(60)
class DiscoveredChangesIT extends WithGateway {
  private static final String ORDERS = "{orders}";

  @ParameterizedTest
  @CsvSource({
    "Location,/api/orders/7,2",
    "Location,{orders}/api/orders/7,2",
    "Content-Location,{orders}/api/orders/7,2",
    "Location,http://other.example/api/orders/7,1",
    "Location,{orders}/orders/7,1"
  })
  void endWhatTheirResponsesNameOfTheService(String header, String place, int calls)
      throws Exception {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services: { orders: { discover: { file: endpoints.yaml }, cache: {} } }
            routes:
              - { id: orders, match: { path: /orders/* }, auth: none, to: { orders: 1 } }
            """)
        .file("endpoints.yaml", "[{ url: \"http://orders.upstream/api\" }]");
    var orders = gateway.upstream("orders");
    orders.on(
        "GET",
        "/api/orders/7",
        _ -> FakeResponse.of(200, Map.of("Cache-Control", "max-age=600"), "7"));
    orders.on(
        "POST",
        "/api/orders/new",
        _ -> FakeResponse.of(201, Map.of(header, place.replace(ORDERS, orders.url())), ""));
    gateway.start(Mode.START);

    gateway.client().get("/orders/7");
    gateway.client().post("/orders/new", "{}");
    gateway.client().get("/orders/7");
    assertEquals(calls, orders.count("/api/orders/7"));
  }
}
