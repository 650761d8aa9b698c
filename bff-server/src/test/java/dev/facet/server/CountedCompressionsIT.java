// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a {@code compress} policy does is counted for each route that uses it. */
class CountedCompressionsIT extends WithGateway {
  @Test
  void areThoseOfTheRoute() throws Exception {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services: { shop: { endpoints: [{ url: "http://shop.upstream" }] } }
        policies: { small: { compress: {} } }
        routes:
          - { id: a, match: { path: /a/* }, auth: none, use: [small], to: { shop: 1 } }
          - { id: b, match: { path: /b }, auth: none, use: [small], to: { shop: 1 } }
        """);
    gateway.start(Mode.START);
    FakeResponse text =
        FakeResponse.of(200, Map.of("Content-Type", "text/plain"), "text ".repeat(1_000));
    gateway.upstream("shop").on("GET", "/a", _ -> text).on("HEAD", "/a", _ -> text);
    gateway
        .upstream("shop")
        .on(
            "GET",
            "/a/zip",
            _ ->
                FakeResponse.of(
                    200,
                    Map.of("Content-Type", "text/plain", "Content-Encoding", "br"),
                    "compressed by the service ".repeat(100)));
    gateway.client().get("/a", "accept-encoding", "gzip");
    gateway.client().get("/a", "accept-encoding", "br");
    gateway.client().get("/a", "accept-encoding", "identity");
    try (RawConnection head = gateway.connect()) {
      head.send("HEAD /a HTTP/1.1\r\nHost: a\r\nAccept-Encoding: gzip\r\n\r\n");
      assertEquals(List.of("gzip"), head.read(true).all("content-encoding"));
    }
    gateway.client().get("/a/zip", "accept-encoding", "gzip");
    gateway.client().get("/b", "accept-encoding", "gzip");

    String page = gateway.management().get("/metrics").body();
    assertTrue(page.contains("facet_route_compressions_total{route=\"a\"} 2.0"), page);
    assertTrue(page.contains("facet_route_compressions_total{route=\"b\"} 0.0"), page);
  }
}
