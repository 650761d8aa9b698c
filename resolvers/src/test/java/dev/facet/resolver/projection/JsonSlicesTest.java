// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.facet.schema.template.JsonPath;
import dev.facet.schema.template.TemplateParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonSlicesTest {
  private static JsonPath path(String path) {
    return path.equals("$")
        ? JsonPath.SELF
        : Objects.requireNonNull(TemplateParser.path(path).value());
  }

  private static byte[] bytes(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static List<String> items(String json, String path) throws IOException {
    return JsonSlices.items(bytes(json), path(path)).stream()
        .map(item -> new String(item, StandardCharsets.UTF_8))
        .toList();
  }

  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "$ | [{\"a\":1}, {\"b\":[2,3]} ] | {\"a\":1};{\"b\":[2,3]}",
        "$ | [ ] | ``",
        "$ | {\"a\":1} | ``",
        "d.items | {\"x\":[9],\"d\":{\"items\":[ 1 ,\"zwei,]ä\", null,true,[], -1.5e3]}} | 1;\"zwei,]ä\";null;true;[];-1.5e3",
        "d | {\"d\":[1],\"d\":[2,3]} | 2;3",
        "d | {\"d\":[1],\"d\":7} | ``",
        "p[1].d | {\"p\":[{\"d\":[1]},{\"d\":[{}]},{\"d\":[3]}]} | {}",
        "p[5] | {\"p\":[[1]]} | ``",
        "d.e | {\"d\":[1]} | ``",
      })
  @ParameterizedTest
  void itemsAreCutAsTheyWereSent(String path, String json, String items) throws IOException {
    assertEquals(items, String.join(";", items(json, path)));
  }

  @Test
  void oneValueIsCut() throws IOException {
    byte[] value =
        Objects.requireNonNull(
            JsonSlices.value(bytes("{\"a\" : {\"b\":\"x\\\"}\" } , \"c\":1}"), path("a")));
    assertEquals("{\"b\":\"x\\\"}\" }", new String(value, StandardCharsets.UTF_8));
    assertEquals(
        "12",
        new String(
            Objects.requireNonNull(JsonSlices.value(bytes("12"), JsonPath.SELF)),
            StandardCharsets.UTF_8));
    assertNull(JsonSlices.value(bytes("{\"a\":1}"), path("b")));
    assertNull(JsonSlices.value(bytes(""), JsonPath.SELF));
  }

  @Test
  void whatIsNoJsonIsRejected() {
    assertThrows(IOException.class, () -> items("[{\"a\":1},", "$"));
    assertThrows(IOException.class, () -> items("{\"a\":[1}", "a"));
  }
}
