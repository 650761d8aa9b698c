// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only a proxy may say of a request reaches services from trusted proxies alone. */
class ClientClaimsIT extends WithGateway {
  private void start(String trusted) {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1, trustedProxies: [%s] }
              management: { port: 0 }
            services:
              shop:
                endpoints: [{ url: "http://shop.upstream" }]
                forward: { headers: [proxy, x-original-url, x-rewrite-url, true-client-ip] }
            frontends: { web: { path: /graphql, schema: [schema/*.graphql], auth: none } }
            routes: [{ id: all, match: { path: /r/* }, auth: none, to: { shop: 1 } }]
            """
                .formatted(trusted))
        .file("schema/web.graphql", "type Query { n: Int @rest(service: shop, get: \"/n\") }");
    gateway.upstream("shop").on("GET", "/n", _ -> FakeResponse.json(200, "1"));
    gateway.upstream("shop").on("GET", "/r/a", _ -> FakeResponse.status(204));
    gateway.start(Mode.START);
  }

  private FakeUpstream.Request seen(String target, String header) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection
          .send("GET " + target + " HTTP/1.1\r\nHost: a\r\n" + header + ": /admin\r\n\r\n")
          .read(false);
    }
    return gateway.upstream("shop").requests().getLast();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Original-URL",
        "x-rewrite-url",
        "X-Original-Host",
        "X-Forwarded",
        "X-Forwarded-Scheme",
        "X-Client-IP",
        "True-Client-IP",
        "Front-End-Https",
      })
  void endAtTheGateway(String header) throws IOException {
    start("");
    assertEquals("", seen("/r/a", header).header(header));
    assertEquals("", seen("/graphql?query=%7Bn%7D", header).header(header));
  }

  @ParameterizedTest
  @ValueSource(strings = {"X-Original-URL", "x-rewrite-url", "X-Forwarded-Scheme", "X-Client-IP"})
  void passWhereAProxyMakesThem(String header) throws IOException {
    start("127.0.0.0/8");
    assertEquals("/admin", seen("/r/a", header).header(header));
  }

  /** A service that reads headers as CGI does would call others through it (CVE-2016-5385). */
  @ParameterizedTest
  @ValueSource(strings = {"Proxy", "proxy", "PROXY"})
  void neverNameAProxyForTheService(String header) throws IOException {
    start("127.0.0.0/8");
    assertEquals("", seen("/r/a", header).header(header));
    assertEquals("", seen("/graphql?query=%7Bn%7D", header).header(header));
  }
}
