// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import dev.facet.server.plugin.GatewayResponse.Body;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GatewayResponseTest {
  private final GatewayResponse response =
      GatewayResponse.of(200, "text/plain", Buffer.buffer("a"));

  @Test
  void isLeftAsItIsByACopyWithAnotherHeader() {
    response.headers().add("set-cookie", "a=1").add("set-cookie", "b=2");

    GatewayResponse other = response.withHeader("x-a", "1").withHeader("Content-Type", "text/html");

    assertEquals("text/plain", response.headers().get("content-type"));
    assertFalse(response.headers().contains("x-a"));
    assertEquals(List.of("text/html"), other.headers().getAll("content-type"));
    assertEquals("1", other.headers().get("x-a"));
    assertEquals(List.of("a=1", "b=2"), other.headers().getAll("set-cookie"));
    assertEquals(response.body(), other.body());
  }

  @Test
  void isLeftAsItIsByACopyWithAnotherBody() {
    GatewayResponse other = response.withBody(new Body.Empty());

    assertNotSame(response.headers(), other.headers());
    assertEquals("text/plain", other.headers().get("content-type"));
    assertEquals(new Body.Empty(), other.body());
  }
}
