// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PortMarksTest {
  @Test
  void setsThePortOfAMarkedLine() {
    assertEquals(
        "  endpoints: [{ url: \"http://127.0.0.1:4711\" }]  # facet demo sets the port: catalog\n",
        PortMarks.set(
            "  endpoints: [{ url: \"http://127.0.0.1:1\" }]  # facet demo sets the port: catalog",
            Map.of("catalog", 4711)));
  }

  @Test
  void setsThePortOfAListenerAndNotItsAddress() {
    assertEquals(
        "public: { port: 0, address: 127.0.0.1 } # facet demo sets the port: gateway\n",
        PortMarks.set(
            "public: { port: 8080, address: 127.0.0.1 } # facet demo sets the port: gateway\n",
            Map.of("gateway", 0)));
  }

  @Test
  void leavesOtherLinesAlone() {
    String text =
        "a: 127.0.0.1:1\nb: 127.0.0.1:2 # facet demo sets the port: billing\n\n# port: 3\n";

    assertEquals(text, PortMarks.set(text, Map.of("catalog", 4711)));
  }
}
