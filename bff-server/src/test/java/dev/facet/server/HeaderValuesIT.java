// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever stands in a header that a rule reads, the client gets a response that blames it, nothing
 * of the gateway's insides is in it or in the log, and the next request is served.
 */
final class HeaderValuesIT extends WithGateway {
  private static final String BODY = "{\"query\":\"{ name }\"}";

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1, trustedProxies: [127.0.0.0/8] }
              management: { port: 0 }
            services:
              catalog:
                endpoints: [{ url: "http://catalog.upstream" }]
                forward: { headers: [x-a, traceparent, tracestate, cookie], authorization: true }
            policies:
              pages: { cors: { origins: ["https://shop.example"] } }
              id: { correlationId: {} }
              log: { accessLog: {} }
              limit: { rateLimit: { key: [header.x-a, ip], limits: [100000/1s] } }
              app: { apiKey: { clients: [{ name: a, key: "secret-1" }] } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none, use: [pages, id, log, limit] }
            routes:
              - { id: all, match: { path: /r/* }, auth: none, use: [pages, id, log, limit], to: { catalog: 1 } }
              - { id: key, match: { path: /key }, use: [app], to: { catalog: 1 } }
            """)
        .file(
            "schema/web.graphql",
            """
            type Query {
              name: String
                @rest(service: catalog, get: "/n", headers: [{ name: "x-t", value: "{header.x-a?}" }])
            }
            """);
    gateway.upstream("catalog").on("GET", "/n", _ -> FakeResponse.json(200, "\"Lamp\""));
    for (String method : List.of("POST", "OPTIONS")) {
      gateway.upstream("catalog").on(method, "/r/x", _ -> FakeResponse.status(204));
    }
    gateway.start(Mode.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Encoding",
        "Access-Control-Request-Headers",
        "Access-Control-Request-Method",
        "Authorization",
        "Connection",
        "Content-Encoding",
        "Content-Length",
        "Content-Type",
        "Cookie",
        "Expect",
        "Facet-Explain",
        "Forwarded",
        "GraphQL-Client-Name",
        "Host",
        "If-None-Match",
        "Keep-Alive",
        "Max-Forwards",
        "Origin",
        "Range",
        "Sec-WebSocket-Key",
        "TE",
        "Traceparent",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "X-A",
        "X-Api-Key",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Port",
        "X-Forwarded-Prefix",
        "X-Forwarded-Proto",
        "X-Request-Id",
      })
  void getAResponseThatBlamesNobodyElse(String header) throws IOException {
    try (RecordedLog log = new RecordedLog("dev.facet")) {
      for (String start : List.of("POST /graphql", "POST /r/x", "OPTIONS /r/x", "POST /key")) {
        for (String value : values()) {
          check(start, header, header + ": " + value + "\r\n");
        }
        check(start, header, (header + ": a\r\n").repeat(2) + header + ": b\r\n");
      }
      assertEquals(204, ask("POST /r/x", "", "").status());
      List<ILoggingEvent> faults =
          log.events().stream()
              .filter(event ->
                  event.getLevel().isGreaterOrEqual(Level.ERROR)
                      || event.getThrowableProxy() != null)
              .toList();
      assertEquals(List.of(), faults);
    }
  }

  private void check(String start, String header, String lines) throws IOException {
    RawConnection.Response response = ask(start, header, lines);
    String shown = start + " " + lines.substring(0, Math.min(60, lines.length()));
    assertTrue(response.status() >= 200 && response.status() < 500, shown + response.status());
    // RFC 9110, section 5.5: some servers would end the value there, or the whole header.
    if (lines.strip().chars().anyMatch(c -> c == 0x7f || (c < ' ' && "\t\r\n".indexOf(c) < 0))) {
      assertEquals(400, response.status(), shown);
    }
    assertFalse(response.body().contains("Exception"), shown);
    assertFalse(response.body().contains("facet."), shown);
  }

  /** One request, with the header's own lines in place of those that a request would have. */
  private RawConnection.Response ask(String start, String header, String lines) throws IOException {
    StringBuilder head = new StringBuilder(start + " HTTP/1.1\r\n" + lines);
    if (!header.equals("Host")) {
      head.append("Host: x\r\n");
    }
    if (!header.equals("Content-Type")) {
      head.append("Content-Type: application/json\r\n");
    }
    if (!header.equals("Content-Length") && !header.equals("Transfer-Encoding")) {
      head.append("Content-Length: ").append(BODY.length()).append("\r\n");
    }
    try (RawConnection connection = gateway.connect()) {
      return connection.send(head + "\r\n" + BODY).read(false);
    }
  }

  private static List<String> values() {
    List<String> values =
        new ArrayList<>(
            List.of(
                "", " ", "\t", ",", ";", "=", "\"", "\\", "a;q=", "a=\"", "*;q=0", "é", "a b",
                "a\tb"));
    for (char control = 0; control < ' '; control++) {
      values.add("a" + control + "b");
    }
    values.add("a\u007fb");
    values.add("\u0000");
    values.add("a".repeat(8_192));
    values.add("a,".repeat(4_096));
    values.add("a;b=\"c\",".repeat(1_024));
    return values;
  }
}
