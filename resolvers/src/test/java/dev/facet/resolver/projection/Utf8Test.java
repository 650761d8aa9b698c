// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.projection;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.upstream.ResponseBody;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "7b226964223a22c0afe080bc227d", // overlong slash and less-than
        "c080", // overlong NUL
        "eda080", // a surrogate
        "f0808080", // overlong, four bytes
        "f4908080", // beyond U+10FFFF
        "ff",
        "22e9", // cut off, or Latin-1
        "e282", // cut off
        "80",
      })
  void rejectsWhatRfc3629Rejects(String hex) {
    assertFalse(Utf8.isValid(ResponseBody.of(HexFormat.of().parseHex(hex))));
  }

  @Test
  void rejectsOtherEncodingsOfJson() {
    String json = "{\"id\":\"é\"}";
    assertTrue(Utf8.isValid(ResponseBody.of(json.getBytes(UTF_8))));
    for (byte[] other :
        List.of(json.getBytes(ISO_8859_1), json.getBytes(UTF_16LE), json.getBytes(UTF_16BE))) {
      assertFalse(Utf8.isValid(ResponseBody.of(other)));
    }
    assertFalse(Utf8.isValid(ResponseBody.of("{}".getBytes(UTF_16LE))));
  }

  @Test
  void judgesAsAStrictDecoderDoesWhereverTheBodyIsCut() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = bytes(random);
      int cut = random.nextInt(bytes.length + 1);
      ResponseBody body =
          new ResponseBody(
              List.of(Arrays.copyOf(bytes, cut), Arrays.copyOfRange(bytes, cut, bytes.length)));
      assertEquals(decodes(bytes), Utf8.isValid(body), HexFormat.of().formatHex(bytes));
    }
  }

  /** Characters of all lengths, some of them spoiled. */
  private static byte[] bytes(Random random) {
    StringBuilder text = new StringBuilder("json");
    for (int i = random.nextInt(12); i >= 0; i--) {
      text.appendCodePoint(
          switch (random.nextInt(4)) {
            case 0 -> 1 + random.nextInt(0x7f);
            case 1 -> 0x80 + random.nextInt(0x700);
            case 2 -> 0xe000 + random.nextInt(0x1000);
            default -> 0x10000 + random.nextInt(0x10000);
          });
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (random.nextBoolean()) {
      bytes[4 + random.nextInt(bytes.length - 4)] = (byte) (1 + random.nextInt(255));
    }
    return bytes;
  }

  private static boolean decodes(byte[] bytes) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
