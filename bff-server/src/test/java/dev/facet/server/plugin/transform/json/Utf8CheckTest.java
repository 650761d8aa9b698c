// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.transform.json;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Utf8CheckTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"c0af", "c1a1", "e080af", "eda080", "f08080af", "f4908080", "f5808080", "ff"})
  void findsWhatIsNoCharacterInPiecesOfAnySize(String hex) {
    byte[] bytes = HexFormat.of().parseHex("61" + hex);
    assertFalse(new Utf8Check().isSound(bytes));
    Utf8Check bytewise = new Utf8Check();
    boolean sound = true;
    for (byte one : bytes) {
      sound &= bytewise.isSound(new byte[] {one});
    }
    assertFalse(sound);
  }

  @Test
  void takesEveryCharacter() {
    Utf8Check check = new Utf8Check();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      if (!surrogate
          && !check.isSound(Character.toString(point).getBytes(StandardCharsets.UTF_8))) {
        throw new AssertionError("U+" + Integer.toHexString(point));
      }
    }
  }
}
