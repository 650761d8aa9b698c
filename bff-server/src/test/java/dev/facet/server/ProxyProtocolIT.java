// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.snapshot.Mode;
import dev.facet.upstream.FakeResponse;
import dev.facet.upstream.FakeUpstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The PROXY protocol, versions 1 and 2, in front of the connections of a listener. */
class ProxyProtocolIT {
  private static final String GET = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";

  @TempDir Path folder;

  private GatewayFixture gateway = new GatewayFixture(Path.of("."));

  private void start(String trusted) {
    gateway = new GatewayFixture(folder);
    gateway.upstream("last").on("GET", "/a", _ -> FakeResponse.status(204));
    gateway
        .file(
            "facet.yaml",
            """
            version: 1
            listeners:
              public: { port: 0, address: 127.0.0.1, proxyProtocol: true, trustedProxies: [%s] }
              management: { port: 0 }
            services: { last: { endpoints: [{ url: "http://last.upstream" }] } }
            routes: [{ id: all, match: { path: /* }, auth: none, to: { last: 1 } }]
            """
                .formatted(trusted))
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

    assertEquals("192.0.2.7", forwardedFor(text("PROXY TCP4 192.0.2.7 198.51.100.1 5555 443\r\n")));
    assertEquals(
        "2001:db8:0:0:0:0:0:7",
        forwardedFor(text("PROXY TCP6 2001:db8::7 2001:db8::1 5555 443\r\n")));
    assertEquals(
        "192.0.2.9",
        forwardedFor(version2(1, 0x11, 192, 0, 2, 9, 198, 51, 100, 1, 0x12, 0x34, 1, 0xbb)));
  }

  @Test
  void leavesTheConnectionsOwnWhereItNamesNone() throws Exception {
    start("127.0.0.1");

    assertEquals("127.0.0.1", forwardedFor(text("PROXY UNKNOWN\r\n")));
    assertEquals("127.0.0.1", forwardedFor(version2(0, 0)));
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
