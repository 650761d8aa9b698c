// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.Caller.get;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.upstream.Answer;
import dev.facet.upstream.UpstreamResponse;
import org.junit.jupiter.api.Test;

final class BufferedCallTest extends WithUpstream {
  @Test
  void collectsAnAnswer() {
    upstream.on("GET", "/users", request -> Answer.json(200, "[1, 2]"));

    UpstreamResponse response = caller().call(get("/users?a=%20b&a=c"));

    assertEquals(200, response.status());
    assertEquals("application/json", response.headers().get("Content-Type"));
    assertEquals("[1, 2]", new String(response.body(), UTF_8));
    assertEquals("/users?a=%20b&a=c", upstream.requests().getFirst().target());
  }
}
