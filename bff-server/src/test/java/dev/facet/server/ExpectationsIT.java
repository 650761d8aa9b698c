// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.FakeResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T21: {@code Expect} in all its forms (RFC 9110, section 10.1.1). */
class ExpectationsIT extends WithWires {
  @BeforeEach
  void startGateway() throws IOException {
    start();
    service()
        .on(
            "POST",
            "/a",
            request -> FakeResponse.of(200, Map.of("x-expect", request.header("expect")), "ok"));
  }

  @ParameterizedTest
  @EnumSource
  void t21AnUnknownExpectationIs417Rfc9110Section10(ClientWire wire) throws Exception {
    Answered response = ask(wire, "POST", "/a", "hi", "Expect: 100-continue, tea");
    assertEquals(417, response.status());
    assertEquals(List.of("application/problem+json"), response.all("content-type"));
    assertEquals(417, ask(wire, "POST", "/a", "hi", "Expect: 200-ok").status());
    assertEquals(
        417, ask(wire, "POST", "/a", "hi", "Expect: 100-continue", "Expect: tea").status());
    assertEquals(417, ask(wire, "GET", "/a", null, "Expect: 100-continue;q=1").status());
    assertEquals(0, service().requests().size());
  }

  /** So it is one line further on, and the client is asked once. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Expect: 100-continue\r\nExpect: 100-continue\r\n",
        "Expect: ,100-Continue , 100-CONTINUE\r\n",
        "expect: 100-continue\r\n"
      })
  void t21AnExpectationMayBeSaidInManyWays(String lines) throws Exception {
    try (RawConnection client = http1(ClientWire.HTTP1)) {
      client.send("POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n" + lines + "\r\n");
      assertEquals(100, client.readHead().status());
      RawConnection.Response response = client.send("hi").read(false);
      assertEquals(200, response.status());
      assertEquals(List.of("100-continue"), response.all("x-expect"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /a HTTP/1.0\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\nhi",
        "POST /a HTTP/1.0\r\nContent-Length: 2\r\nExpect: tea\r\n\r\nhi",
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nExpect: 100-continue\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
        "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect:\r\n\r\nhi",
      })
  void t21OfOlderClientsAndWithoutABodyItMeansNothing(String request) throws Exception {
    try (RawConnection client = http1(ClientWire.HTTP1)) {
      RawConnection.Response response = client.send(request).read(false);
      assertEquals(200, response.status());
      assertEquals(List.of(""), response.all("x-expect"));
    }
  }
}
