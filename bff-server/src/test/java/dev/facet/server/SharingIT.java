// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Equal queries in flight are one execution, for callers that cannot be told apart and for no
 * others, whichever event loops their connections are on.
 */
class SharingIT extends WithGateway {
  private static final int ASKERS = 24;

  private final Promise<Void> released = Promise.promise();

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            services:
              catalog: { endpoints: [{ url: "http://catalog.upstream" }] }
              users: { endpoints: [{ url: "http://users.upstream" }], forward: { headers: [x-user] } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              name: String @rest(service: catalog, get: "/name")
              me: String @rest(service: users, get: "/me")
            }
            """);
    gateway
        .upstream("catalog")
        .on(
            "GET",
            "/name",
            _ ->
                FakeResponse.later(released.future().map(_ -> FakeResponse.json(200, "\"shop\""))));
    gateway
        .upstream("users")
        .on(
            "GET",
            "/me",
            request ->
                FakeResponse.later(
                    released
                        .future()
                        .map(_ -> FakeResponse.json(200, "\"" + request.header("x-user") + "\""))));
    gateway.start(Mode.START);
  }

  @Test
  void asksOnceForClientsTheServiceDoesNotSee() throws Exception {
    List<RawConnection> askers = ask("name");
    gateway.upstream("catalog").awaitRequests(1);
    settle(askers);
    released.complete();

    for (RawConnection asker : askers) {
      assertTrue(asker.read(false).body().equals("{\"data\":{\"name\":\"shop\"}}"));
    }
    // One, but for a thread that is held up for longer than a moment between asking and sharing.
    assertTrue(gateway.upstream("catalog").count("/name") <= 2);
  }

  @Test
  void asksForEachClientTheServiceSees() throws Exception {
    List<RawConnection> askers = ask("me");
    gateway.upstream("users").awaitRequests(ASKERS);
    released.complete();

    for (int i = 0; i < ASKERS; i++) {
      String response = askers.get(i).read(false).body();
      assertTrue(response.equals("{\"data\":{\"me\":\"user" + i + "\"}}"), response);
    }
    assertEquals(ASKERS, gateway.upstream("users").count("/me"));
  }

  private List<RawConnection> ask(String field) throws Exception {
    List<RawConnection> askers = new ArrayList<>();
    for (int i = 0; i < ASKERS; i++) {
      RawConnection asker = gateway.connect();
      asker.send(
          "GET /graphql?query=%7B"
              + field
              + "%7D HTTP/1.1\r\nhost: shop.example\r\nconnection: close\r\nx-user: user"
              + i
              + "\r\n\r\n");
      askers.add(asker);
    }
    return askers;
  }

  /** Requests on the same event loops that were sent after the askers' are answered after them. */
  private void settle(List<RawConnection> askers) throws Exception {
    for (int i = 0; i < askers.size(); i++) {
      try (RawConnection other = gateway.connect()) {
        other.send(
            "GET /graphql?query=%7B__typename%7D HTTP/1.1\r\nhost: s\r\nconnection: close\r\n\r\n");
        assertTrue(other.read(false).body().contains("Query"));
      }
    }
  }
}
