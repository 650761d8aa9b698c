// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.sdl;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import graphql.language.StringValue;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

final class StringLiteralTest {
  @Test
  void findsCharactersBehindEscapes() {
    String text = "\"a\\n\\\"\\u0041\\u{1F600}z\"";
    StringLiteral literal = literal(text);

    assertEquals("a\n\"A\uD83D\uDE00z", literal.value());
    assertEquals("\\n", marked(literal, 1, 2));
    assertEquals("\\\"", marked(literal, 2, 3));
    assertEquals("\\u0041", marked(literal, 3, 4));
    assertEquals("\\u{1F600}", marked(literal, 4, 6));
    assertEquals("z", marked(literal, 6, 7));
    assertEquals("\"", marked(literal, 7, 7));
  }

  @Test
  void findsCharactersOfBlockStrings() {
    String text = "\"\"\"\n    one\r\n      two \\\"\"\"\n\n    \"\"\"";
    StringLiteral literal = literal(text);

    assertEquals("one\n  two \"\"\"", literal.value());
    assertEquals("one", marked(literal, 0, 3));
    assertEquals("two", marked(literal, 6, 9));
    assertEquals("\\\"\"\"", marked(literal, 10, 13));
  }

  @Test
  void marksTheWholeEmptyString() {
    assertEquals(1, marked(literal("\"\""), 0, 0).length());
    assertEquals("", literal("\"\"\"\"\"\"").value());
    assertEquals("", literal("\"\"\"  \n \"\"\"").value());
  }

  @Property(tries = 2000)
  void decodesAsTheParserDoes(@ForAll("literals") String text) {
    String expected;
    try {
      expected =
          requireNonNull(
              ((StringValue) Parser.parseValue(SdlReader.withLineFeeds(text))).getValue());
    } catch (InvalidSyntaxException e) {
      StringDecoder.decode(text, 0, text.length());
      return;
    }
    StringDecoder decoder = StringDecoder.decode(text, 0, text.length());
    assertEquals(expected, decoder.value());
    assertEquals(expected.length() + 1, decoder.offsets().length);
  }

  @Provide
  Arbitrary<String> literals() {
    Arbitrary<String> inside =
        Arbitraries.of(
                "a",
                " ",
                "  ",
                "\t",
                "é",
                "😀",
                "\\n",
                "\\t",
                "\\\\",
                "\\/",
                "\\u00e9",
                "\\u{1F600}",
                "\\uD83D\\uDE00",
                "\\b",
                "\\f",
                "\\r",
                "{",
                "}",
                "#",
                "\\\"\"\"",
                "\\\"",
                "\n",
                "\r\n",
                "\n   ")
            .list()
            .ofMaxSize(12)
            .map(parts -> String.join("", parts));
    return Arbitraries.oneOf(
        inside.filter(text -> text.indexOf('\n') < 0).map(text -> "\"" + text + "\""),
        inside.map(text -> "\"\"\"" + text + "\"\"\""));
  }

  private static String marked(StringLiteral literal, int from, int to) {
    return literal.within(from, to).text();
  }

  private static StringLiteral literal(String text) {
    SourceText source = new SourceText("a", text);
    StringDecoder decoder = StringDecoder.decode(text, 0, text.length());
    SourceSpan span = new SourceSpan(source, 0, text.length());
    return new StringLiteral(decoder.value(), span, decoder.offsets());
  }
}
