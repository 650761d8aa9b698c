// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.value.EditPath;
import dev.facet.server.value.ScalarText;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonRewriterTest {
  private final List<EditPath> remove = new ArrayList<>();
  private final Map<String, String> rename = new LinkedHashMap<>();
  private final Map<String, JsonValue> set = new LinkedHashMap<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 1000})
  void changesWhatItIsToldInPiecesOfAnySize(int size) throws Exception {
    remove.add(EditPath.valueOf("secret"));
    remove.add(EditPath.valueOf("items[].cost"));
    rename.put("items[].nm", "name");
    rename.put("meta", "about");
    set("user.id", "7");
    set("n", "1e2");
    String json =
        """
        {"secret": {"a": [1, {"b": 2}]}, "n": [1], "items": [{"nm": "é\\u0000", "cost": 1.0E+2}, 3, \
        {"cost": [], "x": null}], "meta": {"t": true}, "user": {"id": 1, "k": "v"}}\
        """;
    assertEquals(
        "{\"n\":1e2,\"items\":[{\"name\":\"é\\u0000\"},3,{\"x\":null}],\"about\":{\"t\":true},"
            + "\"user\":{\"id\":7,\"k\":\"v\"}}",
        rewritten(json, size));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,1.0,1.00,-0,1E5,1e-5,123456789012345678901234567890.10,0.1e+07]",
        "\"\\ud800 \\udc00x\"",
        "\"😀\"",
        "true",
        "[[],{},\"\"]",
      })
  void keepsWhatNothingChanges(String json) throws Exception {
    remove.add(EditPath.valueOf("a"));
    assertEquals(json, rewritten(json, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"b\":2} | {\"b\":1}",
        "{\"b\":{\"x\":[2]},\"a\":1} | {\"b\":1}",
        "{\"b\":{\"x\":[2]},\"c\":3} | {\"c\":3,\"b\":{\"x\":[2]}}",
        "{\"a\":1} | {\"b\":1}",
      })
  void renamesInPlaceOfWhatHasTheName(String json, String renamed) throws Exception {
    rename.put("a", "b");
    assertEquals(renamed, rewritten(json, 2));
  }

  @Test
  void swapsNames() throws Exception {
    rename.put("a", "b");
    rename.put("b", "a");
    assertEquals("{\"b\":1,\"a\":2}", rewritten("{\"a\":1,\"b\":2}", 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | {\"a\":{\"b\":{\"c\":1},\"d\":null}}",
        "{\"a\":{\"b\":{\"x\":0}}} | {\"a\":{\"b\":{\"x\":0,\"c\":1},\"d\":null}}",
        "{\"a\":5} | {\"a\":5}",
        "[1] | [1]",
      })
  void makesTheObjectsOnTheWay(String json, String made) throws Exception {
    set("a.b.c", "1");
    set("a.d", "null");
    assertEquals(made, rewritten(json, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":1,\"a\":2} | line 1, column 11: a property twice in one object",
        "{\"a\":1} x | line 1, column 10: no valid JSON",
        "{} {} | line 1, column 5: something follows the value",
        "{\"a\": | line 1, column 6: no valid JSON",
        "[01] | line 1, column 4: no valid JSON",
        "[NaN] | line 1, column 5: no valid JSON",
        "{'a':1} | line 1, column 3: no valid JSON",
      })
  void saysWhereABodyIsNoJson(String json, String message) {
    remove.add(EditPath.valueOf("z"));
    InvalidJsonException invalid =
        assertThrows(InvalidJsonException.class, () -> rewritten(json, 1000));
    assertEquals(message, invalid.getMessage());
  }

  @Test
  void rejectsABodyOfWhiteSpace() {
    remove.add(EditPath.valueOf("z"));
    InvalidJsonException invalid =
        assertThrows(InvalidJsonException.class, () -> rewritten(" ", 1000));
    assertEquals("line 1, column 2: the body ends before its value does", invalid.getMessage());
  }

  /** Parsers take these bytes for the slash that they are not (RFC 3629, section 3). */
  @Test
  void rejectsBytesThatAreNoUtf8() throws Exception {
    remove.add(EditPath.valueOf("z"));
    JsonRewriter rewriter =
        new JsonRewriter(JsonReading.ofRequests(1000), EditTree.of(config()), new String[0]);
    rewriter.feed(Buffer.buffer("[\""));
    Buffer overlong = Buffer.buffer(new byte[] {(byte) 0xc0, (byte) 0xaf});
    InvalidJsonException invalid =
        assertThrows(InvalidJsonException.class, () -> rewriter.feed(overlong));
    assertTrue(String.valueOf(invalid.getMessage()).contains("no UTF-8"), invalid.toString());
  }

  @Test
  void boundsTheDepth() {
    remove.add(EditPath.valueOf("z"));
    String deep = "[".repeat(JsonReading.MAX_DEPTH + 1);
    InvalidJsonException invalid =
        assertThrows(InvalidJsonException.class, () -> rewritten(deep, 1000));
    assertTrue(
        String.valueOf(invalid.getMessage()).contains("deeper than 200"), invalid.toString());
    assertFalse(invalid.isTooMuch());
  }

  @Test
  void boundsTheDigitsOfANumber() throws Exception {
    remove.add(EditPath.valueOf("z"));
    Buffer longest = Buffer.buffer("1".repeat(JsonReading.MAX_NUMBER));
    JsonReading reading = JsonReading.ofRequests(100_000);
    JsonRewriter rewriter = new JsonRewriter(reading, EditTree.of(config()), new String[0]);
    rewriter.feed(longest);
    rewriter.finish();
    assertEquals(longest, rewriter.take());

    JsonRewriter longer = new JsonRewriter(reading, EditTree.of(config()), new String[0]);
    InvalidJsonException invalid =
        assertThrows(
            InvalidJsonException.class,
            () -> {
              longer.feed(longest.copy().appendString("1"));
              longer.finish();
            });
    assertTrue(invalid.isTooMuch());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a[]", "[]", "a[0]", "a..b", ".a", "a.", "$"})
  void rejectsWhatIsNoPath(String path) {
    assertThrows(IllegalArgumentException.class, () -> EditPath.valueOf(path));
  }

  @Test
  void rejectsChangesThatContradict() {
    remove.add(EditPath.valueOf("a"));
    set("a.b", "1");
    assertThrows(IllegalArgumentException.class, this::config);
    set.clear();
    rename.put("c", "d");
    config();
    rename.put("e", "d");
    assertThrows(IllegalArgumentException.class, this::config);
  }

  private void set(String path, String json) {
    set.put(path, JsonValue.valueOf(ScalarText.of(json)));
  }

  private JsonEditsConfig config() {
    return new JsonEditsConfig(remove, rename, set);
  }

  private String rewritten(String json, int size) throws IOException, InvalidJsonException {
    String[] values = set.values().stream().map(JsonValue::constant).toArray(String[]::new);
    JsonRewriter rewriter =
        new JsonRewriter(JsonReading.ofRequests(1000), EditTree.of(config()), values);
    Buffer all = Buffer.buffer(json);
    Buffer out = Buffer.buffer();
    for (int i = 0; i < all.length(); i += size) {
      rewriter.feed(all.slice(i, Math.min(i + size, all.length())));
      out.appendBuffer(rewriter.take());
    }
    rewriter.finish();
    return out.appendBuffer(rewriter.take()).toString();
  }
}
