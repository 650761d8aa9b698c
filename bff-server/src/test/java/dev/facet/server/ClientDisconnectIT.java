// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A client that leaves takes its calls along within a second. The tests are more patient, for the
 * sake of busy machines, but not as patient as the time-outs are long.
 */
class ClientDisconnectIT extends WithGateway {
  private static final long PATIENCE_SECONDS = 30;

  private final CountDownLatch cancelled = new CountDownLatch(1);

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              catalog: { endpoints: [{ url: "http://catalog.upstream" }], timeout: { attempt: 5m, total: 5m } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none, limits: { deadline: 5m } }
            routes:
              - { id: names, match: { path: /name }, auth: none, to: { catalog: 1 } }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              name: String @rest(service: catalog, get: "/name")
            }
            """);
    gateway
        .upstream("catalog")
        .on(
            "GET",
            "/name",
            _ -> FakeResponse.steps(wire -> wire.closed().onSuccess(_ -> cancelled.countDown())));
    gateway.start(Mode.START);
  }

  @Test
  void cancelsTheCallOfAnOperation() throws Exception {
    leaveAfter("GET /graphql?query=%7Bname%7D HTTP/1.1\r\nhost: shop.example\r\n\r\n");
  }

  @Test
  void cancelsAForwardedRequest() throws Exception {
    leaveAfter("GET /name HTTP/1.1\r\nhost: shop.example\r\n\r\n");
  }

  @Test
  void cancelsAResponseThatStreams() throws Exception {
    gateway
        .upstream("catalog")
        .on(
            "GET",
            "/name",
            _ ->
                FakeResponse.steps(wire -> {
                  FakeResponse.endless().write(wire);
                  wire.closed().onSuccess(_ -> cancelled.countDown());
                }));
    leaveAfter("GET /name HTTP/1.1\r\nhost: shop.example\r\n\r\n");
  }

  private void leaveAfter(String request) throws Exception {
    try (RawConnection connection = gateway.connect()) {
      connection.send(request);
      gateway.upstream("catalog").awaitRequests(1);
      assertEquals(1, cancelled.getCount());
    }
    assertTrue(
        cancelled.await(PATIENCE_SECONDS, TimeUnit.SECONDS), "the service works for no client");
  }
}
