// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway behind another is no loop; one that forwards to itself is (RFC 9110, 7.6.3). */
class ViaIT {
  private static final String REQUEST = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final String NAME = "1\\.1 facet-[0-9a-f]{8}";

  @TempDir Path folder;

  private GatewayFixture gateway(String name, String service, String listener) {
    GatewayFixture gateway = new GatewayFixture(folder.resolve(name));
    gateway.file("facet.yaml", yaml(service, listener));
    return gateway;
  }

  private static String yaml(String service, String listener) {
    return """
    version: 1
    listeners:
      public: { address: 127.0.0.1, %s }
      management: { port: 0 }
    services: { next: { endpoints: [{ url: "%s" }] } }
    routes: [{ id: all, match: { path: /* }, auth: none, to: { next: 1 } }]
    """
        .formatted(listener, service);
  }

  private static RawConnection.Response ask(GatewayFixture gateway) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      return connection.send(REQUEST).read(false);
    }
  }

  @Test
  void namesEachProcessByItself() throws IOException {
    try (GatewayFixture inner = gateway("inner", "http://last.upstream", "port: 0")) {
      inner.upstream("last").on("GET", "/a", _ -> FakeResponse.status(204));
      inner.start(Mode.START);
      String url = "http://127.0.0.1:" + inner.gateway().port();
      try (GatewayFixture outer = gateway("outer", url, "port: 0").start(Mode.START)) {
        RawConnection.Response response = ask(outer);

        assertEquals(204, response.status());
        String via = response.all("via").getFirst();
        assertTrue(via.matches(NAME + ", " + NAME), via);
        List<String> asked = inner.upstream("last").requests().getFirst().headers().getAll("via");
        assertTrue(asked.getFirst().matches(NAME + ", " + NAME), asked.toString());
      }
    }
  }

  @Test
  void isWhatTheFileSays() throws IOException {
    try (GatewayFixture gateway =
        gateway("named", "http://last.upstream", "port: 0, via: edge.shop-1")) {
      gateway.upstream("last").on("GET", "/a", _ -> FakeResponse.status(204));
      gateway.start(Mode.START);

      assertEquals(List.of("1.1 edge.shop-1"), ask(gateway).all("via"));
    }
  }

  @Test
  void showsAGatewayThatForwardsToItself() throws Exception {
    try (GatewayFixture gateway = started("own", "http://last.upstream")) {
      forward(gateway, gateway);
      assertEquals(508, ask(gateway).status());
    }
  }

  @Test
  void showsALoopOfTwoGateways() throws Exception {
    try (GatewayFixture first = started("first", "http://last.upstream");
        GatewayFixture second = started("second", "http://last.upstream")) {
      forward(first, second);
      forward(second, first);
      assertEquals(508, ask(first).status());
    }
  }

  @Test
  void writesTheRegisteredPhraseRfc9110Section15() throws Exception {
    try (GatewayFixture gateway = started("own", "http://last.upstream");
        RawConnection client = gateway.connect()) {
      String own = ask(gateway).all("via").getFirst();
      client.send("GET /a HTTP/1.1\r\nHost: a\r\nVia: " + own + "\r\nConnection: close\r\n\r\n");
      String response = client.rest();
      assertTrue(response.startsWith("HTTP/1.1 508 Loop Detected\r\n"), response);
    }
  }

  private GatewayFixture started(String name, String service) {
    return gateway(name, service, "port: 0").start(Mode.START);
  }

  private void forward(GatewayFixture from, GatewayFixture to) throws InterruptedException {
    from.file("facet.yaml", yaml("http://127.0.0.1:" + to.gateway().port(), "port: 0"));
    assertTrue(from.reloads().next().accepted());
  }
}
