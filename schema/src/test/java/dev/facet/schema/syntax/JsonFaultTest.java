// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of texts that are not JSON. */
final class JsonFaultTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " {\"a\": [1, -2.5e+3, {\"b\": null}, [], {}], \"c\": \"\\u00e9\\n\\\\\"} ",
        "\"a\"",
        "7",
        "\uFEFF{\"a\":true}",
        "[[{\"a\":{\"a\":1}}]]"
      })
  void findsNothingWrongWithJson(String text) {
    assertNull(JsonFault.find(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          {"query":"{f}" ~ 1:15 expected "," or "}", found the end
          {"query":"{f} ~ 1:10 a string without an end
          {"query" "{f}"} ~ 1:10 expected ":", found ""\"
          {"query":"{f}",} ~ 1:16 expected a name, found "}"
          {"query":"{f}" "a":1} ~ 1:16 expected "," or "}", found ""\"
          {query:"{f}"} ~ 1:2 expected a name in double quotes, found "query"
          {'query':"{f}"} ~ 1:2 expected a name in double quotes, found "'query'"
          {"query":'f'} ~ 1:10 expected a value, found "'f'"
          {"a":1,"a":2} ~ 1:8 the name "a" is given twice
          {"a":True} ~ 1:6 expected a value, found "True"
          {"a":01} ~ 1:6 expected a value, found "01"
          {"a":} ~ 1:6 expected a value, found "}"
          [1,] ~ 1:4 expected a value, found "]"
          [1}  ~ 1:3 expected "," or "]", found "}"
          {"a":"\\d"} ~ 1:7 an unknown escape in a string
          {} {} ~ 1:4 expected the end, found "{"
          query { f } ~ 1:1 expected a value, found "query"
          """)
  void saysWhatIsMissing(String text, String expected) {
    SyntaxFault fault = JsonFault.find(text);
    assertNotNull(fault);
    assertEquals(expected, fault.line(text) + ":" + fault.column(text) + " " + fault.message());
  }

  /** Codes between angles stand for their characters, which no source should hold. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          <0> ~ expected a value, found "\\u0000"
          [1<0>] ~ expected a value, found "1\\u0000"
          {"a":1 <1b>[31m} ~ expected "," or "}", found "\\u001b"
          {<7f><9b>a:1} ~ expected a name in double quotes, found "\\u007f\\u009ba"
          {"a":<c>1} ~ expected a value, found "\\u000c"
          {"a":<a0>1} ~ expected a value, found "\\u00a01"
          [<202e>true] ~ expected a value, found "\\u202etrue"
          [<2028>] ~ expected a value, found "\\u2028"
          [<e0041>] ~ expected a value, found "\\udb40\\udc41"
          [<d800>] ~ expected a value, found "\\ud800"
          [<e9><1f600>] ~ expected a value, found "<e9><1f600>"
          {"<202e>":1,"<202e>":2} ~ the name "\\u202e" is given twice
          """)
  void quotesInvisibleCharactersEscaped(String text, String expected) {
    SyntaxFault fault = JsonFault.find(decoded(text));
    assertNotNull(fault);
    assertEquals(decoded(expected), fault.message());
  }

  private static String decoded(String text) {
    return Pattern.compile("<([0-9a-f]+)>")
        .matcher(text)
        .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
  }

  @Test
  void readsWhatNestsDeeply() {
    SyntaxFault fault = JsonFault.find("[".repeat(100_000));
    assertNotNull(fault);
    assertEquals("expected a value, found the end", fault.message());
    assertNotNull(JsonFault.find("\"" + "a".repeat(1_000_000)));
    assertNull(JsonFault.find("9".repeat(2_000)));
  }
}
