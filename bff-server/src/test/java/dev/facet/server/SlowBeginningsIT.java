// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.TestPem;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes before HTTP is waited for no longer than the listener says (T26, B5). */
class SlowBeginningsIT extends WithGateway {
  /** So many requests for a byte that the header is not complete in its time. */
  private static final int PACE = 20;

  private static final String GET = "GET /a HTTP/1.1\r\nHost: shop.example\r\n\r\n";

  @TempDir static Path made;
  private static TestPem authority;
  private static TestPem.Signed shop;

  @BeforeAll
  static void makeCertificate() throws IOException, InterruptedException {
    authority = TestPem.authority(made);
    shop = authority.sign("shop", "shop.example");
  }

  @BeforeEach
  void start() {
    gateway.upstream("s").on("GET", "/a", _ -> FakeResponse.status(204));
    gateway.file(
        "facet.yaml",
        """
        version: 1
        listeners:
          public:
            port: 0
            address: 127.0.0.1
            tls: { certificates: [{ cert: %s, key: %s }], handshakeTimeout: 500ms }
          balanced:
            port: 0
            address: 127.0.0.1
            timeouts: { header: 300ms }
            proxyProtocol: true
            trustedProxies: [127.0.0.1]
          plain: { port: 0, address: 127.0.0.1 }
          management: { port: 0 }
        services: { s: { endpoints: [{ url: "http://s.upstream" }] } }
        routes: [{ id: all, match: { path: /* }, auth: none, to: { s: 1 } }]
        """
            .formatted(shop.cert(), shop.key()));
    gateway.start(Mode.START);
  }

  private int served() throws IOException {
    int port = gateway.gateway().port("public");
    try (RawConnection other =
        new RawConnection(TlsClient.trusting(authority).open(port, "shop.example"))) {
      return other.send(GET).read(false).status();
    }
  }

  /**
   * Sends zeroes one at a time until the connection is closed, without a response: what others are
   * served gives the pace.
   */
  private void drip(RawConnection client) throws InterruptedException {
    Thread drips =
        Thread.ofVirtual()
            .start(() -> {
              try (RawConnection other = new RawConnection(gateway.gateway().port("plain"))) {
                while (!Thread.interrupted()) {
                  client.sendBytes(new byte[1]);
                  for (int i = 0; i < PACE; i++) {
                    assertEquals(204, other.send(GET).read(false).status());
                  }
                }
              } catch (IOException closed) {
                // the gateway takes no more of it
              }
            });
    assertEquals(0, client.countRest());
    drips.interrupt();
    drips.join();
  }

  /** The first bytes of a ClientHello come at once. */
  @Test
  void aHandshakeThatDripsIsTheEnd() throws Exception {
    try (RawConnection client = new RawConnection(gateway.gateway().port("public"))) {
      drip(client.sendBytes(new byte[] {0x16, 3, 1, 0x3f, 0, 1, 0, 0x3e, 0, 3, 3}));
      assertEquals(204, served());
    }
  }

  @Test
  void silenceInPlaceOfAHandshakeIsTheEnd() throws Exception {
    try (RawConnection client = new RawConnection(gateway.gateway().port("public"))) {
      assertEquals(0, client.countRest());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PROXY TCP4 192.0.2.7", "\r\n\r\n\0\r\nQUIT\n!"})
  void aProxyHeaderThatDoesNotGoOnIsTheEnd(String begun) throws Exception {
    try (RawConnection client = new RawConnection(gateway.gateway().port("balanced"))) {
      assertEquals(0, client.send(begun).countRest());
    }
    try (RawConnection other = new RawConnection(gateway.gateway().port("balanced"))) {
      other.send("PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\n" + GET);
      assertEquals(204, other.read(false).status());
    }
  }

  /** Its time is one for all of it: a byte now and then takes nothing back. */
  @Test
  void aProxyHeaderThatDripsIsTheEnd() throws Exception {
    try (RawConnection client = new RawConnection(gateway.gateway().port("balanced"))) {
      drip(client.send("\r\n\r\n\0\r\nQUIT\n!\21\7"));
    }
  }
}
