// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.tls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.facet.server.config.listener.ListenerTlsConfig;
import dev.facet.upstream.TestPem;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of clients that begin a handshake as nobody should, by either library (B6). */
@ParameterizedClass
@EnumSource(TlsLibrary.class)
final class ClientHelloTest {
  private static final int TLS_1_2 = ClientHello.TLS_1_2;
  private static final int P_384 = 24;
  private static final List<Integer> GOOD = List.of(ClientHello.GOOD_SUITE);
  private static final Buffer NAMED = ClientHello.host("shop.example".getBytes(UTF_8));

  private static final Vertx VERTX = Vertx.vertx();
  @TempDir private static Path folder;
  private static TestPem.Signed shop;
  private static TlsClient client;
  @Parameter private TlsLibrary library = TlsLibrary.JDK;
  private int port;

  @BeforeAll
  static void makeCertificates() throws IOException, InterruptedException {
    TestPem authority = TestPem.authority(folder);
    shop = authority.sign("shop", "shop.example");
    client = TlsClient.trusting(authority);
  }

  @BeforeEach
  void listen() throws IOException, TimeoutException {
    assumeTrue(library == TlsLibrary.JDK || TlsLibrary.ofProcess() == TlsLibrary.OPENSSL);
    port =
        TlsServers.listen(
            VERTX,
            new ListenerTlsConfig(List.of(TlsServers.config(shop)), null, null, null, null),
            library);
  }

  @AfterAll
  static void stop() throws TimeoutException {
    var _ = VERTX.close().await(60, TimeUnit.SECONDS);
  }

  private String send(int version, List<Integer> suites, Buffer name) throws IOException {
    return new ClientHello(version, suites, P_384, name, List.of()).send(port);
  }

  @Test
  void versionsBefore12AreRejectedByAnAlert() throws IOException {
    assertEquals("hello", send(TLS_1_2, GOOD, NAMED));
    for (int old : new int[] {0x0300, 0x0301, 0x0302}) {
      String said = send(old, GOOD, NAMED);
      // protocol_version; nothing of the JDK reads SSL 3.0 as far as that
      assertTrue(said.equals("alert 70") || (old == 0x0300 && !said.equals("hello")), said);
    }
  }

  @Test
  void suitesThatAreWeakAreRejectedByAnAlert() throws IOException {
    List<Integer> weak =
        List.of(0x002f, 0x009c, 0xc013, 0xc009, 0xc023, 0x0005, 0x000a, 0x0000, 0x009e);
    assertEquals("alert 40", send(TLS_1_2, weak, NAMED)); // handshake_failure
    for (int each : weak) {
      assertEquals("alert 40", send(TLS_1_2, List.of(each), NAMED), Integer.toHexString(each));
    }
  }

  @Test
  void aNameOf64KibEndsItsConnectionAlone() throws IOException {
    byte[] longest = new byte[65_000];
    for (Buffer name :
        List.of(
            ClientHello.host(longest),
            ClientHello.host("a".repeat(65_000).getBytes(UTF_8)),
            Buffer.buffer(longest))) {
      assertNotEquals("hello", send(TLS_1_2, GOOD, name));
    }
    assertServes();
  }

  @Test
  void aNameThatIsNoneEndsItsConnectionOrFindsTheFirstCertificate() throws IOException {
    for (Buffer name :
        List.of(
            Buffer.buffer(new byte[] {0, 0}),
            Buffer.buffer(new byte[] {0}),
            Buffer.buffer(new byte[] {(byte) 0xff, (byte) 0xff, 0, 0, 4}),
            ClientHello.host(new byte[0]),
            ClientHello.host(new byte[] {0}),
            ClientHello.host("shop.example\0.evil".getBytes(UTF_8)),
            ClientHello.host("shop.example.".getBytes(UTF_8)),
            ClientHello.host("sh\u00f6p.example \r\n".getBytes(UTF_8)),
            ClientHello.host(new byte[] {(byte) 0xff, (byte) 0xfe}),
            ClientHello.host("*.example".getBytes(UTF_8)),
            ClientHello.host("127.0.0.1".getBytes(UTF_8)),
            ClientHello.host("a".repeat(255).getBytes(UTF_8)),
            ClientHello.host("a".repeat(10_000).getBytes(UTF_8)))) {
      String said = send(TLS_1_2, GOOD, name);
      assertNotEquals("", said, name::toString);
      assertNotEquals("alert 80", said, name::toString); // internal_error: nobody had thought of it
    }
    assertServes();
  }

  /** X25519MLKEM768; a client that has sent no key of it is asked for one. */
  @Test
  void openSslAgreesOnKeysThatQuantumComputersDoNotFind() throws IOException {
    ClientHello newest = new ClientHello(0x0304, List.of(0x1301), 0x11ec, NAMED, List.of());
    switch (library) {
      case OPENSSL -> assertEquals("hello", newest.send(port));
      case JDK -> assertNotEquals("hello", newest.send(port));
    }
  }

  private void assertServes() throws IOException {
    assertEquals(
        "CN=shop.example", client.shown(port, "shop.example").getSubjectX500Principal().getName());
  }
}
