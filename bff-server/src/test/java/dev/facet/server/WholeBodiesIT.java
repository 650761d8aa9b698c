// SPDX-License-Identifier: Apache-2.0
package dev.facet.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Large bodies that are all there before their first byte is sent. */
class WholeBodiesIT extends WithWires {
  private static final String LARGE = "0123456789".repeat(50_000);

  @BeforeEach
  void startGateway() throws IOException {
    gateway.file("large", LARGE);
    start(
        "{ id: large, match: { path: /large }, auth: none, respond: { body: \"${file:large}\" } }");
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP1", "HTTP1_TLS"}) // those of HTTP/2 would have to open windows
  void arriveWholeWithTheirLengthRfc9110Section8(ClientWire wire) throws IOException {
    Answered response = ask(wire, "GET", "/large", null);

    assertEquals(List.of("500000"), response.all("content-length"));
    assertEquals(LARGE, response.body());
  }
}
