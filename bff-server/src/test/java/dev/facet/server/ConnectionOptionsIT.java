// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** T8: {@code Connection} is a list, over however many lines (RFC 9110, section 7.6.1). */
class ConnectionOptionsIT extends WithWires {
  @BeforeEach
  void startGateway() throws IOException {
    start();
    service()
        .on(
            "GET",
            "/a",
            request -> FakeResponse.of(200, Map.of("x-named", request.header("x-user")), "ok"));
  }

  private static String request(String version, String lines) {
    return "GET /a HTTP/" + version + "\r\nHost: a\r\nX-User: me\r\n" + lines + "\r\n\r\n";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: authorization, x-user, close",
        "Connection: CLOSE,x-user",
        "Connection: x-user ,\tClose\t, keep-alive",
        "Connection: x-user\r\nConnection: keep-alive, close",
        "Connection: close\r\nConnection: x-user",
      })
  void t8CloseInAListClosesTheConnectionRfc9112Section9(String lines) throws Exception {
    for (ClientWire wire : List.of(ClientWire.HTTP1, ClientWire.HTTP1_TLS)) {
      try (RawConnection client = http1(wire)) {
        RawConnection.Response response = client.send(request("1.1", lines)).read(false);
        assertEquals("ok", response.body());
        assertEquals(List.of(""), response.all("x-named"));
        assertEquals(List.of("close"), response.all("connection"));
        assertTrue(client.isCut());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Connection: x-user, closed", "Connection: keep-alive, x-user, close-not"})
  void t8OthersLeaveItOpen(String lines) throws Exception {
    try (RawConnection client = http1(ClientWire.HTTP1)) {
      for (int i = 0; i < 2; i++) {
        RawConnection.Response response = client.send(request("1.1", lines)).read(false);
        assertEquals("ok", response.body());
        assertEquals(List.of(), response.all("connection"));
      }
    }
  }

  /** The end of the connection may be the end of a response (RFC 9112, section 9.3). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Connection: keep-alive, x-user",
        "Connection: x-user, Keep-Alive",
        "Connection: x-user\r\nConnection: keep-alive",
      })
  void t8NoConnectionOfHttp10IsKeptRfc9112Section9(String lines) throws Exception {
    try (RawConnection client = http1(ClientWire.HTTP1)) {
      RawConnection.Response response = client.send(request("1.0", lines)).read(false);
      assertEquals("ok", response.body());
      assertEquals(List.of(""), response.all("x-named"));
      assertTrue(client.isCut());
    }
  }
}
