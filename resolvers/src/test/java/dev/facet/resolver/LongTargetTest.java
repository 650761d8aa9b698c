// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.UpstreamFailure.ConnectionLost;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches whose keys make long targets. */
final class LongTargetTest {
  private static final String SDL =
      """
      type Query { ps: [P] @rest(service: a, get: "/ps") }
      type P { u: U @ref(key: "{parent.u}") }
      type U @entity(service: b, key: "id", many: {get: "/u?ids={keys}", match: "id"}) { id: ID n: String }
      """;

  private final EngineFixture gateway = new EngineFixture(SDL);

  @Test
  void splitsBeforeTheServiceFindsTheTargetTooLong() {
    parents(IntStream.range(0, 100).mapToObj(i -> "k".repeat(100) + i).toList());

    gateway.answer("{ ps { u { n } } }");

    List<String> calls = new ArrayList<>(gateway.services.calls());
    calls.removeFirst();
    assertEquals(2, calls.size());
    calls.forEach(call -> assertTrue(call.length() < 8_010, "length: " + call.length()));
  }

  @Test
  void halvesWhereTheServiceClosesTheConnectionOnALongTarget() {
    String first = "k".repeat(1_000);
    String second = "l".repeat(1_000);
    parents(List.of(first, second));
    gateway
        .services
        .fails("b GET /u?ids=" + first + "," + second, new ConnectionLost("b", "closed"))
        .on("b GET /u?ids=" + first, "[{\"id\":\"" + first + "\",\"n\":\"A\"}]")
        .on("b GET /u?ids=" + second, "[{\"id\":\"" + second + "\",\"n\":\"B\"}]");

    assertEquals(
        "{\"data\":{\"ps\":[{\"u\":{\"n\":\"A\"}},{\"u\":{\"n\":\"B\"}}]}}",
        gateway.answer("{ ps { u { n } } }"));
  }

  @Test
  void doesNotHalveWhereAnotherThingIsTheMatter() {
    parents(List.of("k", "l"));
    gateway.services.fails("b GET /u?ids=k,l", new ConnectionLost("b", "closed"));

    String response = gateway.answer("{ ps { u { n } } }");

    assertEquals(2, gateway.services.calls().size());
    assertTrue(response.contains("UPSTREAM_CONNECTION_LOST"), response);
  }

  private void parents(List<String> keys) {
    gateway.services.on(
        "a GET /ps",
        "[" + String.join(",", keys.stream().map(key -> "{\"u\":\"" + key + "\"}").toList()) + "]");
  }
}
