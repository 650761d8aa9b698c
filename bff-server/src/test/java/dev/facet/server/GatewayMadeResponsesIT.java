// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the gateway itself says has a date, is kept by no cache and taken for nothing else. */
class GatewayMadeResponsesIT extends WithGateway {
  private static final String END = " HTTP/1.1\r\nHost: a\r\n\r\n";

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services: { shop: { endpoints: [{ url: "http://shop.upstream" }] } }
            frontends: { web: { path: /graphql, schema: [schema/*.graphql], auth: none } }
            routes:
              - { id: all, match: { path: /r/*, methods: [GET] }, auth: none, to: { shop: 1 } }
            """)
        .file("schema/web.graphql", "type Query { n: Int @rest(service: shop, get: \"/n\") }");
    gateway.upstream("shop").on("GET", "/n", _ -> FakeResponse.json(200, "1"));
    gateway.upstream("shop").on("GET", "/r/a", _ -> FakeResponse.of(200, Map.of(), "ok"));
    gateway
        .upstream("shop")
        .on(
            "GET",
            "/r/dated",
            _ ->
                FakeResponse.of(
                    200,
                    Map.of("Date", "Sun, 06 Nov 1994 08:49:37 GMT", "Cache-Control", "max-age=9"),
                    "ok"));
    gateway.start(Mode.DEV);
  }

  private RawConnection.Response ask(int port, String request) throws IOException {
    try (RawConnection connection = new RawConnection(port)) {
      return connection.send(request).read(request.startsWith("HEAD"));
    }
  }

  private RawConnection.Response ask(String request) throws IOException {
    return ask(gateway.gateway().port(), request);
  }

  private static void requireDate(RawConnection.Response response) {
    assertEquals(1, response.all("date").size());
    String date = response.all("date").getFirst();
    ZonedDateTime read = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME);
    assertTrue(read.getYear() > 2020, date);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /none" + END,
        "POST /r/a" + END,
        "GET /r/..%2fa" + END,
        "GET /r/a HTTP/1.1\r\n\r\n",
        "GET /r/a HTTP/1.1\r\nHost: a\r\n: v\r\n\r\n",
        "GET /r/a HTTP/3.1\r\nHost: a\r\n\r\n",
        "nonsense\r\n\r\n",
        "GET /graphql?query=%7Bn%7D" + END,
        "HEAD /graphql?query=%7Bn%7D" + END,
        "GET /graphql?query=%7Bx%7D" + END,
        "GET /graphql" + END,
        "PUT /graphql" + END,
        "POST /graphql" + END,
        "GET /graphql?query=%7Bn%7D HTTP/1.1\r\nHost: a\r\nAccept: text/plain\r\n\r\n",
      })
  void areNeitherKeptNorSniffed(String request) throws IOException {
    RawConnection.Response response = ask(request);
    assertEquals(List.of("nosniff"), response.all("x-content-type-options"), request);
    assertEquals(List.of("no-store"), response.all("cache-control"), request);
    requireDate(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /healthz", "GET /readyz", "GET /metrics", "GET /none", "POST /healthz"})
  void areAlikeOnManagement(String request) throws IOException {
    RawConnection.Response response = ask(gateway.gateway().managementPort(), request + END);
    assertEquals(List.of("nosniff"), response.all("x-content-type-options"));
    assertEquals(List.of("no-store"), response.all("cache-control"));
    requireDate(response);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /graphiql/web/",
        "GET /graphiql/web/config.js",
        "GET /graphiql/web",
        "GET /graphiql/none/"
      })
  void areNotSniffedInGraphiQl(String request) throws IOException {
    RawConnection.Response response = ask(request + END);
    assertEquals(List.of("nosniff"), response.all("x-content-type-options"));
    requireDate(response);
  }

  @Test
  void giveTheResponsesOfServicesADateOnlyWhereThereIsNone() throws IOException {
    RawConnection.Response undated = ask("GET /r/a" + END);
    assertEquals(200, undated.status());
    assertEquals(List.of(), undated.all("cache-control"));
    assertEquals(List.of(), undated.all("x-content-type-options"));
    requireDate(undated);

    RawConnection.Response dated = ask("GET /r/dated" + END);
    assertEquals(List.of("Sun, 06 Nov 1994 08:49:37 GMT"), dated.all("date"));
    assertEquals(List.of("max-age=9"), dated.all("cache-control"));
  }
}
