// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages of the gateway's own origin need no CORS policy (RFC 6454, section 4). */
class OwnOriginIT extends WithGateway {
  private void start(String trusted) {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1, trustedProxies: [%s] }
          management: { port: 0 }
        services: { shop: { endpoints: [{ url: "http://shop.upstream" }] } }
        policies: { pages: { cors: { origins: ["https://other.example"] } } }
        routes: [{ id: all, match: { path: /* }, auth: none, use: [pages], to: { shop: 1 } }]
        """
            .formatted(trusted));
    gateway.upstream("shop").on("POST", "/a", _ -> FakeResponse.status(204));
    gateway.start(Mode.START);
  }

  private RawConnection.Response post(String origin, String lines) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      return connection
          .send(
              "POST /a HTTP/1.1\r\nOrigin: "
                  + origin
                  + "\r\n"
                  + lines.replace("|", "\r\n")
                  + "\r\nContent-Length: 2\r\n\r\n{}")
          .read(false);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://shop.example, Host: shop.example:80",
    "http://shop.example:80, Host: shop.example",
    "http://shop.example, Host: SHOP.example:",
    "http://[::1], Host: [0:0::1]:80",
    "https://shop.example, Host: shop.example:443|X-Forwarded-Proto: https",
    "https://shop.example, Host: a|X-Forwarded-Proto: https|X-Forwarded-Host: shop.example:443",
    "https://shop.example:8443, Host: shop.example|X-Forwarded-Proto: https|X-Forwarded-Port: 8443",
    "https://shop.example, Host: shop.example|X-Forwarded-Proto: https|X-Forwarded-Port: 80",
    "https://shop.example, 'Host: a|Forwarded: for=1.2.3.4;proto=HTTPS;host=\"Shop.example:443\"'",
    "https://[2001:db8::1], 'Host: a|Forwarded: proto=https;host=\"[2001:DB8:0::1]:443\"'",
  })
  void isTheOneThatProxiesTell(String origin, String lines) throws IOException {
    start("127.0.0.0/8");
    assertEquals(204, post(origin, lines).status());
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, Host: shop.example:80",
    "http://shop.example, Host: shop.example:443",
    "http://shop.example:8080, Host: shop.example|X-Forwarded-Port: 8080",
    "https://shop.example, Host: shop.example|X-Forwarded-Proto: https",
    "http://shop.example, Host: a|X-Forwarded-Host: shop.example",
    "http://shop.example, Host: shop.example|Origin: http://shop.example",
    "null, Host: null",
    "'', Host: shop.example",
  })
  void isNoneThatAClientMakesUp(String origin, String lines) throws IOException {
    start("");
    assertEquals(403, post(origin, lines).status());
  }

  @ParameterizedTest
  @CsvSource({
    "https://shop.example, shop.example, true",
    "https://shop.example, shop.example:443, true",
    "https://shop.example:8443, shop.example:8443, true",
    "https://other.shop.example, shop.example, false",
    "http://shop.example:81, shop.example, false",
    "https://shop.example:8443, shop.example, false",
  })
  void tellsWhereTlsSeemsToEndBeforeTheGateway(String origin, String host, boolean told)
      throws IOException {
    start("");
    RawConnection.Response rejected = post(origin, "Host: " + host);
    assertEquals(403, rejected.status());
    assertEquals(told, rejected.body().contains("listeners.public.trustedProxies"));
  }

  @Test
  void staysUnknownWhereATrustedProxyDoesNotSayTheScheme() throws IOException {
    start("127.0.0.0/8");
    RawConnection.Response rejected = post("https://shop.example", "Host: shop.example");
    assertEquals(403, rejected.status());
    assertTrue(rejected.body().contains("X-Forwarded-Proto"), rejected.body());
  }
}
