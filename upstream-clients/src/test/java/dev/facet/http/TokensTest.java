// SPDX-License-Identifier: Apache-2.0
package dev.facet.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9110, sections 5.1 and 5.6.2. */
final class TokensTest {
  @ParameterizedTest
  @ValueSource(strings = {"a", "Z9", "x-user", "x_user", "!#$%&'*+-.^_`|~"})
  void areLettersDigitsAndMarks(String token) {
    assertTrue(Tokens.isToken(token));
    assertTrue(Tokens.isToken(token.repeat(8_192)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "a b", "a:", "a,b", "a;b", "a=b", "\"a\"", "a/b", "(a)", "é", "ſ"})
  void areNothingElse(String text) {
    assertFalse(Tokens.isToken(text), text);
  }

  @Test
  void haveNoControlCharacterAndNothingBeyondAscii() {
    for (char c = 0; c < 0x300; c++) {
      boolean visible = c > ' ' && c < 0x7f;
      assertFalse(!visible && Tokens.isToken("a" + c), "character " + (int) c);
      assertEquals(visible && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0, Tokens.isTokenCharacter(c));
    }
  }

  @Test
  void areNamesOfHeadersWhereNobodyMistakesThemForOthers() {
    assertTrue(FieldNames.isUsable("x-user"));
    assertFalse(FieldNames.isUsable("x_user"));
    assertFalse(FieldNames.isUsable(""));
    assertFalse(FieldNames.isUsable("x user"));
    assertTrue(FieldNames.isUsable("x".repeat(256)));
    assertFalse(FieldNames.isUsable("x".repeat(257)));
    assertFalse(FieldNames.isName("x".repeat(100_000)));
    assertTrue(FieldNames.isAmbiguous("_"));
  }
}
