// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bytes that nobody should send: docs/conformance.md, B1 to B4. Others are served meanwhile. */
class BadInputIT extends WithWires {
  @BeforeEach
  void startGateway() throws IOException {
    service().on("GET", "/a", _ -> FakeResponse.json(200, "{}"));
    start();
  }

  @AfterEach
  void serveOthers() throws IOException {
    assertEquals(List.of(), service().requests(), "nothing of it reaches a service");
    for (ClientWire wire : ClientWire.values()) {
      assertEquals(200, get(wire, "/a").status(), wire.name());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("B1: RFC 9110, section 15.5.15: a request line of 1 MB is 414, and the end")
  void aLineOfAMegabyteIs414(ClientWire wire) throws IOException {
    try (RawConnection connection = http1(wire)) {
      connection.send("GET /" + "a".repeat(1 << 20) + " HTTP/1.1\r\nHost: a\r\n\r\n");

      assertEquals(414, connection.read(false).status());
      assertEquals(0, connection.countRest());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName("B2: RFC 6585, section 5: 10,000 fields are 431, and the end")
  void tenThousandFieldsAre431(ClientWire wire) throws IOException {
    try (RawConnection connection = http1(wire)) {
      StringBuilder head = new StringBuilder("GET /a HTTP/1.1\r\nHost: a\r\n");
      for (int i = 0; i < 10_000; i++) {
        head.append("X-").append(i).append(": v\r\n");
      }
      connection.send(head + "\r\n");

      assertEquals(431, connection.read(false).status());
      assertEquals(0, connection.countRest());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("B1: RFC 9113, section 10.5.1: a target of 1 MB ends its connection")
  void aTargetOfAMegabyteIsTheEnd(ClientWire wire) throws IOException {
    try (RawHttp2 client = http2(wire)) {
      try {
        client.request(1, true, "GET", "/" + "a".repeat(1 << 20));
      } catch (SocketException closed) {
        // it is told before the head has come to its end
      }
      assertEquals(WithHttp2Clients.PROTOCOL_ERROR, client.ended());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP2", "HTTP2_TLS"})
  @DisplayName("B2: RFC 6585, section 5: 10,000 fields are 431, and the connection serves on")
  void tenThousandFieldsOfAStreamAre431(ClientWire wire) throws IOException {
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      fields.addAll(List.of("x-" + i, "v"));
    }
    try (RawHttp2 client = http2(wire)) {
      client.request(1, true, "GET", "/a", fields.toArray(String[]::new));
      assertEquals(431, client.response(1).status());
      client.request(3, true, "TRACE", "/a");
      assertEquals(405, client.response(3).status());
    }
  }

  /** Records that are none, of a wrong type, too long, or without an end. */
  private static List<byte[]> garbage() {
    byte[] random = new byte[50_000];
    new Random(4).nextBytes(random);
    byte[] tooLong = random.clone();
    System.arraycopy(new byte[] {0x16, 3, 1, -1, -1}, 0, tooLong, 0, 5);
    byte[] hello = random.clone();
    System.arraycopy(new byte[] {0x16, 3, 1, 0x40, 0, 1, 0, -1, -1, 3, 3}, 0, hello, 0, 11);
    return List.of(
        random,
        tooLong,
        hello,
        new byte[100_000],
        new byte[] {0x17, 3, 3, 0, 1, 0},
        new byte[] {0x15, 3, 3, 0, 2, 2, 0});
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"})
  @DisplayName(
      "B3: RFC 8446, section 5.1, RFC 9112, section 2.2: bytes that mean nothing are the end")
  void bytesThatMeanNothingAreTheEnd(ClientWire wire) throws IOException {
    for (byte[] bytes : garbage()) {
      try (Socket socket = connected(wire);
          RawConnection connection = new RawConnection(socket)) {
        connection.sendBytes(bytes).halfClose();
        String said = connection.rest();
        if (wire.isTls()) {
          assertTrue(said.isEmpty() || said.charAt(0) == 0x15, "an alert, or nothing: " + said);
        } else {
          assertTrue(said.isEmpty() || said.startsWith("HTTP/1.1 400 "), said);
        }
      } catch (SocketException reset) {
        // it did not wait for the rest
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1_TLS", "HTTP2", "HTTP2_TLS"})
  @DisplayName("B4: RFC 9113, section 3.4: a preface where HTTP/1.1 was agreed on, and the reverse")
  void theOtherVersionIsTheEnd(ClientWire wire) throws IOException {
    if (wire.isHttp2()) {
      try (RawHttp2 client = http2(wire)) {
        client.sendBytes(Buffer.buffer("GET /a HTTP/1.1\r\nHost: a\r\n\r\n"));
        assertTrue(client.ended() > 0, "GOAWAY");
      }
    } else {
      try (RawConnection client = http1(wire)) {
        client.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        assertEquals(505, client.read(false).status());
        assertEquals(0, client.countRest());
      }
    }
  }
}
