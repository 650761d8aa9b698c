// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.server.snapshot.Mode;
import dev.facet.server.tls.TlsClient;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import dev.facet.upstream.TestPem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The PROXY protocol, versions 1 and 2, in front of the connections of a listener (B5). */
class ProxyProtocolIT {
  private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
  private static final byte[] TEXT = text("PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\n");
  private static final byte[] BINARY =
      version2(1, 0x11, 192, 0, 2, 9, 198, 51, 100, 1, 0x12, 0x34, 1, 0xbb);

  @TempDir Path folder;

  private GatewayFixture gateway = new GatewayFixture(Path.of("."));

  private void start(String trusted) {
    start(trusted, "");
  }

  private void start(String trusted, String more) {
    gateway = new GatewayFixture(folder);
    gateway.upstream("last").on("GET", "/a", _ -> FakeResponse.status(204));
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1, proxyProtocol: true, trustedProxies: [%s]%s }
              management: { port: 0 }
            services: { last: { endpoints: [{ url: "http://last.upstream" }] } }
            routes: [{ id: all, match: { path: /* }, auth: none, to: { last: 1 } }]
            """
                .formatted(trusted, more))
        .start(Mode.START);
  }

  @AfterEach
  void close() throws Exception {
    gateway.close();
  }

  /** What the service is told of the client that a header names. */
  private String forwardedFor(byte[] header) throws IOException {
    try (RawConnection connection = gateway.connect()) {
      connection.sendBytes(header);
      assertEquals(204, connection.send(GET).read(false).status());
      assertEquals(204, connection.send(GET).read(false).status(), "it holds for the connection");
    }
    FakeUpstream last = gateway.upstream("last");
    return last.requests().getLast().headers().get("x-forwarded-for");
  }

  private static final int UNIX_STREAM = 0x31;

  private static byte[] text(String header) {
    return header.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] version2(int command, int family, int... addresses) {
    byte[] header = new byte[16 + addresses.length];
    byte[] signature = text("\r\n\r\n\0\r\nQUIT\n");
    System.arraycopy(signature, 0, header, 0, signature.length);
    header[12] = (byte) (0x20 | command);
    header[13] = (byte) family;
    header[15] = (byte) addresses.length;
    for (int i = 0; i < addresses.length; i++) {
      header[16 + i] = (byte) addresses[i];
    }
    return header;
  }

  @Test
  void saysWhoTheClientIs() throws Exception {
    start("127.0.0.1");

    assertEquals("192.0.2.7", forwardedFor(TEXT));
    assertEquals(
        "2001:db8::7", forwardedFor(text("PROXY TCP6 2001:db8::7 2001:db8::1 5555 443\r\n")));
    assertEquals(
        "127.0.0.1", forwardedFor(text("PROXY TCP6 ::ffff:127.0.0.1 2001:db8::1 5555 443\r\n")));
    assertEquals("192.0.2.9", forwardedFor(BINARY));
  }

  @Test
  void leavesTheConnectionsOwnWhereItNamesNone() throws Exception {
    start("127.0.0.1");

    assertEquals("127.0.0.1", forwardedFor(text("PROXY UNKNOWN\r\n")));
    assertEquals("127.0.0.1", forwardedFor(version2(0, 0)));
    assertEquals("127.0.0.1", forwardedFor(version2(1, 0)));
    assertEquals("127.0.0.1", forwardedFor(version2(1, UNIX_STREAM, new int[216])));
  }

  @Test
  void isNotTrustedForWhatTheClientItselfSays() throws Exception {
    start("127.0.0.1");
    try (RawConnection connection = gateway.connect()) {
      connection.sendBytes(text("PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\n"));
      connection
          .send("GET /a HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 10.0.0.1\r\n\r\n")
          .read(false);
    }
    assertEquals(
        List.of("192.0.2.7"),
        gateway.upstream("last").requests().getFirst().headers().getAll("x-forwarded-for"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        GET,
        "PROXY TCP4 192.0.2.7 198.51.100.1 5555\r\n" + GET,
        "PROXY TCP4 300.0.2.7 198.51.100.1 5555 443\r\n" + GET,
        "PROXY TCP4 192.0.2.7 198.51.100.1 5555 99999\r\n" + GET,
        "PROXY UDP4 192.0.2.7 198.51.100.1 5555 443\r\n" + GET,
        "proxy TCP4 192.0.2.7 198.51.100.1 5555 443\r\n" + GET,
        "PROXY TCP4 192.0.02.7 198.51.100.1 5555 443\r\n" + GET,
        "PROXY TCP4 192.0.2.7 198.51.100.1 5555 443                                               "
            + "                                                                              "
      })
  void isNeededAndReadStrictly(String bytes) throws Exception {
    start("127.0.0.1");
    try (RawConnection connection = gateway.connect()) {
      connection.send(bytes);
      assertEquals(0, connection.countRest(), "closed without a response");
    }
    assertEquals(List.of(), gateway.upstream("last").requests());
    assertEquals("192.0.2.7", forwardedFor(text("PROXY TCP4 192.0.2.7 198.51.100.1 1 2\r\n")));
  }

  /** A connection on which bytes have been sent. */
  private Socket having(byte[] sent) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.gateway().port());
    socket.getOutputStream().write(sent);
    return socket;
  }

  private void assertServesHttp2(Socket socket, String client) throws IOException {
    try (RawHttp2 spoken = new RawHttp2(socket, Buffer.buffer())) {
      assertEquals(204, spoken.request(1, true, "GET", "/a").response(1).status());
      assertEquals(204, spoken.request(3, true, "GET", "/a").response(3).status());
    }
    assertEquals(client, gateway.upstream("last").requests().getLast().header("x-forwarded-for"));
  }

  @Test
  void standsBeforeThePrefaceOfHttp2() throws Exception {
    start("127.0.0.1", ", http2: true");

    assertServesHttp2(having(TEXT), "192.0.2.7");
    assertServesHttp2(having(BINARY), "192.0.2.9");
    assertEquals("192.0.2.7", forwardedFor(TEXT));
    try (RawConnection none = gateway.connect()) {
      none.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
      assertEquals(0, none.countRest(), "closed without a response");
    }
  }

  @Test
  void standsBeforeTls() throws Exception {
    TestPem authority = TestPem.authority(folder.resolve("made"));
    TestPem.Signed own = authority.sign("shop", "shop.example");
    TlsClient client = TlsClient.trusting(authority);
    start(
        "127.0.0.1",
        ", tls: { certificates: [{ cert: %s, key: %s }] }".formatted(own.cert(), own.key()));

    for (byte[] header : List.of(TEXT, BINARY)) {
      String named = Arrays.equals(header, TEXT) ? "192.0.2.7" : "192.0.2.9";
      SSLSocket socket = client.over(having(header), "shop.example");
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      socket.setSSLParameters(parameters);
      assertServesHttp2(socket, named);
      try (RawConnection spoken = new RawConnection(client.over(having(header), "shop.example"))) {
        assertEquals(204, spoken.send(GET).read(false).status());
      }
      FakeUpstream.Request asked = gateway.upstream("last").requests().getLast();
      assertEquals(named, asked.header("x-forwarded-for"));
      assertEquals("https", asked.header("x-forwarded-proto"));
    }
    try (RawConnection plain = new RawConnection(having(BINARY))) {
      assertEquals(400, plain.send(GET).read(false).status(), "http behind the header");
    }
    try (RawConnection plain = new RawConnection(having(text(GET)))) {
      assertEquals(0, plain.countRest(), "http without a header");
    }
    for (String other : List.of("", "PROXY TCP4 192.0.2.7\r\n")) {
      try (SSLSocket socket = client.over(having(text(other)), "shop.example")) {
        assertThrows(IOException.class, socket::startHandshake, "without a header: " + other);
      }
    }
  }

  @Test
  void countsOfTrustedProxiesAlone() throws Exception {
    start("192.0.2.0/24");
    try (RawConnection connection = gateway.connect()) {
      connection.send("PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\n" + GET);
      assertEquals(0, connection.countRest(), "closed without a response");
    }
    assertEquals(List.of(), gateway.upstream("last").requests());
  }
}
