// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TourStopTest {
  @Test
  void printsAGet() {
    assertEquals("curl -s http://h/p", TourStop.get("t", "http://h/p").curl());
  }

  @Test
  void printsAnOperationWithAHeader() {
    assertEquals(
        "curl -s http://h/g -H @demo/keys/t.header -H 'content-type: application/json'"
            + " -d '{\"query\":\"{ a }\"}'",
        TourStop.graphQl("t", "http://h/g", "{ a }")
            .with(Path.of("demo/keys/t.header"), "authorization: Bearer x")
            .curl());
  }

  @Test
  void quotesWhatAShellWouldTakeApart() {
    assertEquals(
        "curl -s http://h/g -H '@my demo/k' -H 'content-type: application/json'"
            + " -d '{\"query\":\"{ a(b: \\\"it'\\''s\\\") }\"}'",
        TourStop.graphQl("t", "http://h/g", "{ a(b: \"it's\") }")
            .with(Path.of("my demo/k"), "x: y")
            .curl());
  }
}
