// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A body of no chunk but the last one is empty, and ends (RFC 9112, section 7.1). */
class EmptyUploadIT extends WithGateway {
  @BeforeEach
  void start() {
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public: { port: 0, address: 127.0.0.1 }
          management: { port: 0 }
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes: [ { id: r, match: { path: /r/* }, auth: none, to: { s: 1 } } ]
        """);
    for (String method : new String[] {"POST", "PUT", "DELETE", "GET"}) {
      gateway
          .upstream("s")
          .on(
              method,
              "/r/x",
              request -> FakeResponse.json(200, "\"" + request.body().length() + " bytes\""));
    }
    gateway.start(Mode.START);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "GET"})
  void isForwardedAtOnce(String method) throws IOException {
    try (RawConnection client = gateway.connect()) {
      String head = method + " /r/x HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n";
      for (String last :
          new String[] {"0\r\n\r\n", "00\r\n\r\n", "0;a\r\n\r\n", "0\r\nx-a: b\r\n\r\n"}) {
        assertEquals("\"0 bytes\"", client.send(head + "\r\n" + last).read(false).body());
      }
      client.send(head + "\r\n");
      assertEquals("\"0 bytes\"", client.send("0\r\n\r\n").read(false).body());
      client.send(head + "Expect: 100-continue\r\n\r\n");
      assertEquals(100, client.readHead().status());
      assertEquals("\"0 bytes\"", client.send("0\r\n\r\n").read(false).body());
    }
  }
}
