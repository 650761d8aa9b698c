// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class JsonBytesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 500)
  void writesStringsThatJacksonReadsBack(@ForAll String text, @ForAll int start)
      throws IOException {
    JsonBytes out = new JsonBytes(1 + Math.floorMod(start, 20));
    assertEquals(withoutLoneSurrogates(text), read(out.string(text)));
  }

  @Property(tries = 200)
  void takesBackWhatWasWritten(@ForAll String kept, @ForAll String taken, @ForAll long number)
      throws IOException {
    JsonBytes out = new JsonBytes(2).raw('[').string(kept).raw(',');
    int position = out.position();
    out.string(taken).reset(position);
    out.number(number).raw(']');
    assertEquals(
        "[" + JSON.writeValueAsString(withoutLoneSurrogates(kept)) + "," + number + "]",
        JSON.writeValueAsString(JSON.readTree(out.buffer().getBytes())));
  }

  @Test
  void escapesWhatJsonForbids() {
    assertEquals(
        "\"\\\"\\\\\\n\\r\\t\\u0000\\u001f\u007f/\"",
        new JsonBytes(1).string("\"\\\n\r\t\u0000\u001f\u007f/").buffer().toString());
  }

  @Test
  void writesPairsOfSurrogatesAndReplacesLoneOnes() throws IOException {
    assertEquals("\ud83d\ude00", read(new JsonBytes(1).string("\ud83d\ude00")));
    assertEquals("\ufffda\ufffd", read(new JsonBytes(1).string("\ude00a\ud83d")));
  }

  private static Object read(JsonBytes out) throws IOException {
    return JSON.readValue(out.buffer().getBytes(), Object.class);
  }

  private static String withoutLoneSurrogates(String text) {
    StringBuilder sound = new StringBuilder();
    text.codePoints()
        .forEach(
            point -> sound.appendCodePoint(point >= 0xd800 && point <= 0xdfff ? 0xfffd : point));
    return sound.toString();
  }
}
