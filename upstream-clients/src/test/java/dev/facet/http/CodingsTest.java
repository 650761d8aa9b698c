// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, section 8.4, and RFC 9112, section 6.1. */
final class CodingsTest {
  @Test
  void ofContentAreInTheOrderTheyWereApplied() {
    assertEquals(
        List.of("gzip", "gzip", "br"),
        ContentCodings.applied(List.of("GZIP, identity", ", X-Gzip ,", "Br")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ",,", "identity", "Identity ,identity"})
  void ofContentCanBeNone(String line) {
    assertEquals(List.of(), ContentCodings.applied(List.of(line)));
    assertEquals(List.of(), ContentCodings.applied(List.of()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"chunked", "Chunked", " chunked\t"})
  void ofTransferCanBeChunked(String line) {
    assertTrue(TransferCodings.isChunkedAlone(List.of(line)));
    assertFalse(TransferCodings.isChunkedAlone(List.of(line, line)));
    assertFalse(TransferCodings.isChunkedAlone(List.of("gzip", line)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "gzip",
        "gzip, chunked",
        "chunked, gzip",
        "chunked, chunked",
        ", chunked",
        "chunked,",
        "chunked;a=b",
        "identity, chunked",
        "\u000bchunked",
        "chunked\u0000",
      })
  void ofTransferAreNothingElse(String line) {
    assertFalse(TransferCodings.isChunkedAlone(List.of(line)), line);
  }

  @Test
  void ofTransferAreNoneWithoutALine() {
    assertFalse(TransferCodings.isChunkedAlone(List.of()));
  }
}
