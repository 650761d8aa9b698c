// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route.regex;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinearRegexTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          /orders/[0-9]+      ~ /orders/     ~ ``
          /a/.*\\.png         ~ /a/          ~ .png
          /(en|es)/x          ~ /e           ~ /x
          /(en|de)?/x         ~ /            ~ /x
          /a{2,3}b+           ~ /aa          ~ b
          /a{2}b?             ~ /aa          ~ ``
          (?i)/Ab/7           ~ /            ~ /7
          (?i:/A)b            ~ /            ~ b
          ^/a\\Q.*\\E$        ~ /a.*         ~ /a.*
          /a\\x2fb[c]         ~ /a/bc        ~ /a/bc
          .*                  ~ ``           ~ ``
          /a|/b               ~ /            ~ ``
          /a|                 ~ ``           ~ ``
          /a\\.b              ~ /a.b         ~ /a.b
          /a[^/]*/z           ~ /a           ~ /z
          """)
  void knowsHowAllTextsBeginAndEnd(String regex, String beginning, String ending) {
    LinearRegex parsed = LinearRegex.parse(regex);

    assertEquals(beginning, parsed.beginning());
    assertEquals(ending, parsed.ending());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          /orders/[0-9]+        ~ /orders/0
          /(?P<a>[^/]+)/b{3}    ~ /x/bbb
          /a(?:x|y)?            ~ /ax
          /\\d{4}-\\w\\S        ~ /0000-xx
          [[:upper:]][^[:^digit:]] ~ X0
          /[a-c]\\.             ~ /c.
          /[\\]\\-]             ~ /]
          """)
  void makesATextThatMatches(String regex, String sample) {
    assertTrue(LinearRegex.parse(regex).matches(LinearRegex.parse(regex).sample().orElseThrow()));
    assertEquals(sample.length(), LinearRegex.parse(regex).sample().orElseThrow().length());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          /a(            ~ missing closing )
          /a)            ~ a closing ) has no opening one
          /a**           ~ invalid nested repetition operator at **
          /(?=x)         ~ no engine runs them in linear time
          /(?<!x)a       ~ no engine runs them in linear time
          /(a)\\1        ~ no engine runs them in linear time
          /[z-a]         ~ invalid character class range at z-a
          /a{1001}       ~ invalid repeat count at {1001}
          /a++           ~ nothing backtracks here
          *.png          ~ did you mean ".*" in place of "*"?
          (((a{99}){99}){99}) ~ 500 instructions
          a{501}         ~ 500 instructions once it is compiled; this one has 50
          a\\            ~ trailing backslash
          """)
  void saysWhatIsWrong(String regex, String words) {
    InvalidRegexException invalid =
        assertThrows(InvalidRegexException.class, () -> LinearRegex.parse(regex));

    assertTrue((invalid.getMessage() + invalid.hint()).contains(words), invalid.getMessage());
  }

  @Test
  void haveAThousandCharactersAtMost() {
    String longest = "[" + "a".repeat(LinearRegex.MAX_LENGTH - 2) + "]";
    assertTrue(LinearRegex.parse(longest).matches("a"));
    assertThrows(InvalidRegexException.class, () -> LinearRegex.parse(longest + "b"));
  }

  @Test
  void isBoundedInLength() {
    assertThrows(InvalidRegexException.class, () -> LinearRegex.parse(""));
    assertThrows(InvalidRegexException.class, () -> LinearRegex.parse("a?".repeat(501)));
    assertThrows(InvalidRegexException.class, () -> LinearRegex.parse("(".repeat(1_000)));
  }

  @Test
  void aTextMatchesAsAWhole() {
    LinearRegex regex = LinearRegex.parse("/a|/b");

    assertTrue(regex.matches("/a"));
    assertTrue(regex.matches("/b"));
    assertFalse(regex.matches("/ab"));
    assertFalse(regex.matches("x/b"));
  }

  @Test
  void groupsAreFoundByNumberAndByName() {
    LinearRegex regex = LinearRegex.parse("/(?P<kind>[a-z]+)(?:-(\\d+))?(?<rest>/.*)?");

    assertEquals(List.of("1", "2", "3", "kind", "rest"), regex.groups());
    assertArrayEquals(new int[] {1, 3, -1, -1, 3, 5, 1, 3, 3, 5}, regex.spans("/ab/x"));
    assertArrayEquals(new int[0], regex.spans("/7"));
  }
}
