// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever stands in a header that a rule reads, the client gets a response that blames it. */
final class HeaderValuesIT extends WithGateway {
  private static final String BODY = "{\"query\":\"{ name }\"}";

  @BeforeEach
  void startGateway() {
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners: { public: { trustedProxies: [127.0.0.0/8] } }
            services: { catalog: { endpoints: [{ url: "http://catalog.upstream" }] } }
            frontends:
              web: { path: /graphql, schema: [schema/*.graphql], auth: none, use: [pages] }
            policies:
              pages: { cors: { origins: ["https://shop.example"] } }
            routes:
              - { id: all, match: { path: /r/* }, auth: none, use: [pages], to: { catalog: 1 } }
            """)
        .file(
            "schema/web.graphql",
            "type Query { name: String @rest(service: catalog, get: \"/n\") }");
    gateway.upstream("catalog").on("GET", "/n", _ -> FakeResponse.json(200, "\"Lamp\""));
    gateway.upstream("catalog").on("POST", "/r/x", _ -> FakeResponse.status(204));
    gateway.start(Mode.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Encoding",
        "Connection",
        "Content-Encoding",
        "Content-Type",
        "Expect",
        "Forwarded",
        "Keep-Alive",
        "Origin",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Via",
        "X-Forwarded-For",
        "X-Forwarded-Host",
        "X-Forwarded-Proto",
        "X-Request-Id",
      })
  void getAResponseThatBlamesNobodyElse(String header) throws IOException {
    for (String path : List.of("/graphql", "/r/x")) {
      for (String lines : variants(header)) {
        int status = status(path, lines);
        assertTrue(status >= 200 && status < 500, path + " " + shown(lines) + " " + status);
      }
    }
    assertEquals(204, status("/r/x", ""));
  }

  private int status(String path, String lines) throws IOException {
    String framing =
        lines.startsWith("Transfer-Encoding") ? "" : "Content-Length: " + BODY.length() + "\r\n";
    String type = lines.startsWith("Content-Type") ? "" : "Content-Type: application/json\r\n";
    try (RawConnection connection = gateway.connect()) {
      return connection
          .send(
              "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + lines + type + framing + "\r\n" + BODY)
          .read(false)
          .status();
    }
  }

  private static List<String> variants(String header) {
    List<String> values = new ArrayList<>();
    for (String value : List.of("", " ", ",", ";", "=", "\"", "\\", "a;q=", "a=\"", "*;q=0", "é")) {
      values.add(header + ": " + value + "\r\n");
    }
    for (char control = 0; control < ' '; control++) {
      values.add(header + ": a" + control + "b\r\n");
    }
    values.add(header + ": a\r\n" + header + ": a\r\n" + header + ": b\r\n");
    values.add(header + ": " + "a".repeat(8_192) + "\r\n");
    values.add(header + ": " + "a,".repeat(4_096) + "\r\n");
    values.add(header + ": " + "a;b=\"c\",".repeat(1_024) + "\r\n");
    return values;
  }

  private static String shown(String lines) {
    return lines.substring(0, Math.min(60, lines.length())).replace("\r\n", "|");
  }
}
