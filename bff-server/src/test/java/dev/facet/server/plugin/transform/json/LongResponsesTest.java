// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.value.EditPath;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a response is bounded, however long it is. */
class LongResponsesTest {
  private static final int MAX = 1024;

  private final JsonRewriter rewriter = rewriter(JsonReading.ofResponses(MAX));
  private long written;

  @Test
  void holdBackNoMoreThanIsAllowed() throws Exception {
    feed("{\"id\":1,\"new\":[0");
    InvalidJsonException invalid =
        assertThrows(InvalidJsonException.class, () -> feedForEver(",\"0123456789\""));
    assertTrue(invalid.isTooMuch());
    assertTrue(
        String.valueOf(invalid.getMessage()).contains("hold back more than 1KiB"),
        invalid.toString());
  }

  @Test
  void holdBackAsMuchAsIsAllowedAgainAndAgain() throws Exception {
    feed("[0");
    for (int i = 0; i < 100; i++) {
      feed(",{\"new\":\"" + "x".repeat(1000) + "\",\"old\":1}");
      feed(",{\"new\":{\"new\":\"" + "x".repeat(400) + "\"}}");
    }
    feed("]");
    rewriter.finish();
    assertTrue(written > 100 * 400, "written: " + written);
  }

  @Test
  void holdBackAllThatIsAllowedAndNotAByteMore() throws Exception {
    feed("{\"new\":\"" + "x".repeat(MAX - 2) + "\",\"new2\":");
    JsonRewriter longer = rewriter(JsonReading.ofResponses(MAX));
    Buffer more = Buffer.buffer("{\"new\":\"" + "x".repeat(MAX - 1) + "\",\"new2\":");
    assertTrue(assertThrows(InvalidJsonException.class, () -> longer.feed(more)).isTooMuch());
  }

  @Test
  void mayHaveNamesWithoutEnd() throws Exception {
    feed("{\"a\":0");
    for (int i = 0; i < 100_000; i++) {
      feed(",\"name-" + i + "\":" + i);
    }
    feed(",\"old\":[]}");
    rewriter.finish();
    assertTrue(written > 100_000 * 12, "written: " + written);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"old\":1,\"old\":2}",
        "{\"new\":1,\"new\":2}",
        "{\"gone\":1,\"x\":0,\"gone\":2}",
        "{\"new\":{\"x\":1},\"old\":{},\"new\":3}"
      })
  void haveNoNameTwiceOfWhatIsChanged(String json) {
    InvalidJsonException invalid = assertThrows(InvalidJsonException.class, () -> feed(json));
    assertFalse(invalid.isTooMuch());
    assertTrue(String.valueOf(invalid.getMessage()).contains("twice"), invalid.toString());
  }

  @Test
  void mayHaveOtherNamesTwice() throws Exception {
    feed("{\"a\":1,\"a\":2}");
    rewriter.finish();
    assertEquals(13, written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"k\":\"", "\"gone\":\"", "\"new\":\"", "\""})
  void haveNoLongerStrings(String before) throws Exception {
    feed("{" + before);
    InvalidJsonException invalid =
        assertThrows(InvalidJsonException.class, () -> feedForEver("0123456789"));
    assertTrue(invalid.isTooMuch());
  }

  private static JsonRewriter rewriter(JsonReading reading) {
    JsonEditsConfig config =
        new JsonEditsConfig(
            List.of(EditPath.valueOf("gone")),
            Map.of("old", "new", "[].old", "new", "[].new.old", "new"),
            Map.of());
    try {
      return new JsonRewriter(reading, EditTree.of(config), new String[0]);
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void feed(String piece) throws InvalidJsonException {
    rewriter.feed(Buffer.buffer(piece));
    written += rewriter.take().length();
  }

  private void feedForEver(String piece) throws InvalidJsonException {
    for (int i = 0; i < 100_000; i++) {
      feed(piece);
    }
  }
}
