// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A target in absolute form names the host, and Host is ignored (RFC 9112 section 3.2.2). */
class AbsoluteTargetIT extends WithGateway {

  @BeforeEach
  void startGateway() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        services:
          shop: { endpoints: [{ url: "http://shop.upstream" }] }
          other: { endpoints: [{ url: "http://other.upstream" }] }
        frontends:
          web: { path: /graphql, schema: [schema/*.graphql], auth: none }
        routes:
          - id: shop
            match: { path: /*, host: shop.example }
            auth: none
            preserveHost: true
            to: { shop: 1 }
          - { id: six, match: { path: /*, host: "[2001:db8::0:1]" }, auth: none, to: { shop: 1 } }
          - { id: other, match: { path: /*, host: other.example }, auth: none, to: { other: 1 } }
        """);
    for (String path : List.of("/", "/r/x", "/?a=/b")) {
      gateway.upstream("shop").on("GET", path, _ -> FakeResponse.status(204));
    }
    gateway.file(
        "schema/web.graphql",
        "type Query { v: Int @rest(service: shop, get: \"/v?host={header.host}\") }");
    gateway.start(Mode.START);
  }

  private int status(String target) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.send("GET " + target + " HTTP/1.1\r\nHost: other.example\r\n\r\n");
      return connection.read(false).status();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example/r/x, shop.example, /r/x",
    "HTTP://SHOP.example:80/r/x, SHOP.example:80, /r/x",
    "https://shop.example, shop.example, /",
    "http://shop.example?a=/b, shop.example, /?a=/b",
  })
  void decidesOverHost(String target, String host, String forwarded) throws Exception {
    assertEquals(204, status(target));

    var received = gateway.upstream("shop").requests().getFirst();
    assertEquals(forwarded, received.target());
    assertEquals(host, received.headers().get("host"));
    assertEquals(host, received.headers().get("x-forwarded-host"));
    assertEquals(List.of(), gateway.upstream("other").requests());
  }

  @Test
  void decidesOverHostInTemplatesToo() throws Exception {
    assertEquals(200, status("http://third.example/graphql?query=%7Bv%7D"));

    assertEquals("/v?host=third.example", gateway.upstream("shop").requests().getFirst().target());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:///r/x",
        "http://user@shop.example/r/x",
        "http://shop.example:x/r/x",
        "ftp://shop.example/r/x",
        "shop.example/r/x",
        "r/x",
        "*",
      })
  void isA400WhereItCannotBeRead(String target) throws Exception {
    assertEquals(400, status(target));
  }

  @Test
  void findsAHostThatIsAnIpV6AddressInAnySpelling() throws Exception {
    assertEquals(204, status("http://[2001:DB8:0:0:0:0:0:1]:8080/r/x"));
    assertEquals(404, status("http://[2001:db8::2]/r/x"));
  }
}
