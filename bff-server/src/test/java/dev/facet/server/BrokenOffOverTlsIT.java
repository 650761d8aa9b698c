// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.TestPem;
import dev.facet.upstream.Wire;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Over TLS, too, a body that the close delimits ends in order only where it is whole. */
class BrokenOffOverTlsIT extends WithGateway {
  private final Promise<Void> headRead = Promise.promise();
  private TlsClient client;

  @BeforeEach
  void start() throws Exception {
    TestPem authority = TestPem.authority(folder.resolve("made"));
    TestPem.Signed own = authority.sign("shop", "shop.example");
    client = TlsClient.trusting(authority);
    respond("/whole", Wire::end);
    respond("/cut", Wire::close);
    gateway
        .file("tls/shop.pem", Files.readString(own.cert()))
        .file("tls/shop.key", Files.readString(own.key()))
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public:
                port: 0
                address: 127.0.0.1
                tls: { certificates: [{ cert: tls/shop.pem, key: tls/shop.key }] }
              management: { port: 0 }
            services:
              s: { endpoints: [{ url: "http://s.upstream" }] }
            routes:
              - { id: all, match: { path: /* }, auth: none, to: { s: 100 } }
            """)
        .start(Mode.START);
  }

  private void respond(String path, Consumer<Wire> end) {
    gateway
        .upstream("s")
        .on(
            "GET",
            path,
            _ ->
                FakeResponse.steps(wire -> {
                  wire.write(FakeResponse.head(200, Map.of("transfer-encoding", "chunked")));
                  wire.chunk("some of it");
                  headRead.future().onSuccess(_ -> end.accept(wire));
                }));
  }

  private String read(String path) throws IOException {
    try (RawConnection connection =
        new RawConnection(client.open(gateway.gateway().port(), "shop.example"))) {
      connection.send("GET " + path + " HTTP/1.0\r\nHost: shop.example\r\n\r\n");
      assertEquals(200, connection.readHead().status());
      headRead.complete();
      return connection.rest();
    }
  }

  @Test
  void aWholeOneEndsInOrder() throws IOException {
    assertEquals("some of it", read("/whole"));
  }

  @Test
  void oneThatBreaksOffHasNoEnd() {
    assertThrows(IOException.class, () -> read("/cut"));
  }
}
