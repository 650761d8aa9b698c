// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file of endpoints is written as they are in facet.yaml, and says as little of secrets. */
final class EndpointListTest {
  private static String fault(String text) {
    IllegalArgumentException rejected =
        assertThrows(
            IllegalArgumentException.class, () -> EndpointList.read("endpoints.yaml", text));
    return String.valueOf(rejected.getMessage());
  }

  @Test
  void hasOneEntryForEachEndpoint() {
    var read =
        EndpointList.read("endpoints.yaml", "- url: http://a\n- { url: http://b, weight: 3 }");

    assertEquals(2, read.size());
    assertEquals(3, read.getLast().weight());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "- url: http://user:hunter2@127.0.0.1:80",
        "- url: http://hunter2@127.0.0.1:80",
        "- url: http://127.0.0.1:80/?api_key=hunter2",
        "- url: http://127.0.0.1:80/#hunter2",
        "- { url: 'ftp://user:hunter2@a' }",
        "- { url: http://a, weight: 0, password: hunter2 }",
        "- { url: http://a, token: hunter2 }",
        "- { url: http://a:80:80/?hunter2 }",
      })
  void whatMayBeASecretIsNotQuoted(String text) {
    String fault = fault(text);

    assertTrue(fault.startsWith("line 1, column "), fault);
    assertFalse(fault.contains("hunter2"), fault);
  }

  @Test
  void norIsTheBeginningOfALongOne() {
    String fault = fault("- url: http://a/?" + "hunter2".repeat(100));

    assertFalse(fault.contains("hunter2"), fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"${env.HOME}", "http://${env.HOST:-a}", "${file:/etc/hostname}"})
  void saysThatThereAreNoPlaceholders(String url) {
    String fault = fault("- url: " + url);

    assertTrue(fault.endsWith("such a file has no placeholders)"), fault);
  }
}
