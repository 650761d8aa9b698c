// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Registered phrases of statuses whose names have changed (RFC 9110, section 15.5). */
class ReasonPhrasesIT extends WithGateway {

  @ParameterizedTest
  @CsvSource({
    "413, Content Too Large",
    "414, URI Too Long",
    "416, Range Not Satisfiable",
    "422, Unprocessable Content",
    "451, Unavailable For Legal Reasons",
  })
  void areThoseOfRfc9110(int status, String phrase) throws Exception {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners: { public: { port: 0, address: 127.0.0.1 }, management: { port: 0 } }
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes: [{ id: all, match: { path: /a }, auth: none, to: { s: 1 } }]
        """);
    gateway.upstream("s").on("GET", "/a", _ -> FakeResponse.status(status));
    gateway.start(Mode.START);
    try (RawConnection client = gateway.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
      assertEquals("HTTP/1.1 " + status + " " + phrase, client.rest().lines().findFirst().get());
    }
  }
}
