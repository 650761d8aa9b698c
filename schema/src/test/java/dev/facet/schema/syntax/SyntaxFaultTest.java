// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import graphql.language.Document;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.Parser;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of texts that are not GraphQL: line, column, what was expected, what to do. */
final class SyntaxFaultTest {
  private static final String SCHEMA =
      """
      \"""All of it\"""
      schema @a { query: Query mutation: Mutation }
      extend schema @b
      "The root" type Query implements A & B @a(x: 1) {
        "one" a(x: Int! = 1 @a, "two" y: [In!]! = [{n: -1.5e3}]): [Int!]! @rest(service: s, get: "/a")
        type: String input: Int extend: [E]
      }
      extend type Query { b: Int } interface A { a: Int } interface B implements A { a: Int }
      union U @a = | A | B union V enum E { X @a "why" Y type } input In @oneOf { n: Float = 1 m: ID }
      scalar Date @specifiedBy(url: "u\\u{1F600}\\uD83D\\uDE00") scalar Time
      directive @a(x: Int = 1) repeatable on | FIELD | OBJECT type Last
      """;
  private static final String DOCUMENT =
      """
      query Q($a: Int! = 1 @d, $b: [In!]! = [{n: 1, e: A}]) @d { x: y(a: $a, b: {c: []}) @d(x: \""") b \""") {
        ...F @d ... on T @d { on } ... @d { query } ... { fragment }
      } }
      fragment F on T @d { type }
      mutation { a } subscription S { b }
      """;

  @Test
  void findsNothingWrongWithWhatIsRight() {
    assertNull(SyntaxFault.ofSchema(SCHEMA));
    assertNull(SyntaxFault.ofDocument(DOCUMENT));
    assertNull(SyntaxFault.ofDocument("{ a }"));
    assertNull(SyntaxFault.ofDocument("\"d\" query A(\"e\" $a: Int = 1 \"f\" $b: Int) { n }"));
    assertNull(SyntaxFault.ofSchema(""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          type Q {|  a: Int|  b Int|} ~ 3:5 expected ":", found "Int"
          type Q {|  a: Int ~ 2:9 expected "}", found the end of the file [the "{" at 1:8 is not closed]
          type Q {|  a: Int||type B {| b: Int } ~ 4:1 expected "}", found "type" [the "{" at 1:8 is not closed]
          type Q {|  a(x: Int: Int|} ~ 2:11 expected ")", found ":" [the "(" at 2:4 is not closed]
          type Q {|  a: [Int|  b: Int|} ~ 3:3 expected "]", found "b" [the "[" at 2:6 is not closed]
          type Q { a: } ~ 1:13 expected a type, found "}"
          type Q { a: Int!! } ~ 1:17 expected one ! only, found "!"
          type Q { a: Int? } ~ 1:16 the character "?" stands outside of strings [remove it; types may be null unless they end with !]
          type Q { a: Int; b: Int } ~ 1:16 the character ";" stands outside of strings [remove it; items are separated by spaces, lines or commas]
          type Q { a: Int = 1 } ~ 1:17 expected a field or "}", found "=" [fields have no default values; @value gives one]
          type Q { a: Int @rest(get: "/a) }| b: Int } ~ 1:28 a string without an end [close it with " on the same line; strings of several lines stand between \"""]
          type Q { a: Int @rest(get: '/a') } ~ 1:28 the character "'" stands outside of strings [strings stand between straight double quotes: "]
          type Q { a: Int @rest(get: “/a”) } ~ 1:28 the character "“" (left double quotation mark) stands outside of strings [strings stand between straight double quotes: "]
          type Q { a: Int @rest(get "/a") } ~ 1:27 expected ":", found the string "/a"
          type Q { a: Int @rest(service: odd-one) } ~ 1:32 "odd-one" is not a name (expected: letters, digits and _) [write it as a string where a string may stand: "odd-one"]
          type Q { order-id: Int } ~ 1:10 "order-id" is not a name (expected: letters, digits and _) [write it as a string where a string may stand: "order-id"]
          type Q { 2nd: Int } ~ 1:10 "2nd" is not a number [names cannot start with a digit]
          type Q { a: Int @rest(get: "\\d") } ~ 1:29 an unknown escape in a string: \\d [write \\\\ for a backslash]
          \"""Doc| type Q { a: Int } ~ 1:1 a block string without an end [close it with \"""]
          \"""A number\"""|scalr BigDecimal ~ 2:1 expected a definition, such as type or extend, found "scalr" [did you mean "scalar"?]
          typ Q { a: Int } ~ 1:1 expected a definition, such as type or extend, found "typ" [did you mean "type"?]
          type Q { a: Int } } ~ 1:19 expected a definition, such as type or extend, found "}" [there is a closing bracket too many, here or above]
          extend typ Q { a: Int } ~ 1:8 expected type, interface, union, enum, input, scalar or schema, found "typ" [did you mean "type"?]
          type { a: Int } ~ 1:6 expected the name of the type, found "{"
          type Q : A { a: Int } ~ 1:8 expected "{" or the next definition, found ":"
          enum E { A, true, B } ~ 1:13 true cannot be a value of an enum (expected: another name)
          enum E { A "why" null } ~ 1:18 null cannot be a value of an enum (expected: another name)
          scalar X { a } ~ 1:10 expected the next definition, found "{" [a scalar has no fields]
          union U = A { a } ~ 1:13 expected "|" or the next definition, found "{" [members stand behind =, with | between]
          enum E { A = 1 } ~ 1:12 expected a value or "}", found "="
          union U = A & B ~ 1:13 expected "|" or the next definition, found "&" [members stand behind =, with | between]
          union U = ~ 1:10 expected the name of a type, found the end of the file
          input I { a: Int = } ~ 1:20 expected a value, found "}"
          directive a on FIELD ~ 1:11 expected "@", found "a"
          directive @a FIELD ~ 1:14 expected "on", found "FIELD"
          type Q {\u200b a: Int } ~ 1:9 the invisible character U+200B (zero width space) stands outside of strings [delete it, and write a space where one is meant]
          type Q {\u00a0a: Int } ~ 1:9 the invisible character U+00A0 (no-break space) stands outside of strings [delete it, and write a space where one is meant]
          schema { query Query } ~ 1:16 expected ":", found "Query"
          "Doc" ~ 1:6 expected a definition, such as type or extend, found the end of the file
          """)
  void saysWhatASchemaFileLacks(String text, String expected) {
    assertEquals(expected, said(SyntaxFault.ofSchema(lines(text)), lines(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          { a ~ 1:4 expected "}", found the end of the document [the "{" at 1:1 is not closed]
          { a { b } ~ 1:10 expected "}", found the end of the document [the "{" at 1:1 is not closed]
          { } ~ 1:3 expected a field, found "}"
          { a {} } ~ 1:6 expected a field, found "}"
          { a } } ~ 1:7 expected query, mutation, subscription, fragment or "{", found "}" [there is a closing bracket too many, here or above]
          { a(x: 1 } ~ 1:10 expected ")", found "}" [the "(" at 1:4 is not closed]
          { a(x 1) } ~ 1:7 expected ":", found "1"
          { a(x: ) } ~ 1:8 expected a value, found ")"
          { a(x: [1) } ~ 1:10 expected "]", found ")" [the "[" at 1:8 is not closed]
          { a(x: {y: 1) } ~ 1:13 expected "}", found ")" [the "{" at 1:8 is not closed]
          { a(x: 007) } ~ 1:8 "007" is not a number [numbers have no zeros in front]
          { a(x: 1.) } ~ 1:8 "1." is not a number [a digit is missing behind the minus, the point or the e]
          { a(x: -) } ~ 1:8 "-" is not a number [a digit is missing behind the minus, the point or the e]
          { a(x: 1e) } ~ 1:8 "1e" is not a number [a digit is missing behind the minus, the point or the e]
          { a(x: 1.2.3) } ~ 1:8 "1.2.3" is not a number
          { a() } ~ 1:5 expected an argument, found ")" [remove the brackets where there is none]
          { a @b() } ~ 1:8 expected an argument, found ")" [remove the brackets where there is none]
          query () { a } ~ 1:8 expected a variable, found ")" [remove the brackets where there is none]
          fragment on on T { a } ~ 1:10 expected the name of the fragment, found "on" [on is no name of a fragment]
          "d" { a } ~ 1:5 expected query, mutation, subscription or fragment, found "{" [an operation with a description begins with its keyword]
          { a\u0000 } ~ 1:4 the invisible character U+0000 (null) stands outside of strings [delete it, and write a space where one is meant]
          { a(x: "\\u12") } ~ 1:9 an escape in a string that is no character: \\u12 [write four hexadecimal digits, as in \\u00e9, or as many as it takes in \\u{1f600}]
          { a(x: "\\u{110000}") } ~ 1:9 an escape in a string that is no character: \\u{110000} [write four hexadecimal digits, as in \\u00e9, or as many as it takes in \\u{1f600}]
          { a(x: 'b') } ~ 1:8 the character "'" stands outside of strings [strings stand between straight double quotes: "]
          { a(x: "b) } ~ 1:8 a string without an end [close it with " on the same line; strings of several lines stand between \"""]
          query Q($a: Int = $b) { a } ~ 1:19 expected a constant, found "$"
          { a(x: $) } ~ 1:9 expected the name of a variable, found ")"
          query Q(a: Int) { a } ~ 1:9 expected ")" or a variable, found "a" [variables start with $]
          query Q($a Int) { a } ~ 1:12 expected ":", found "Int"
          query Q($a: Int { a } ~ 1:17 expected ")" or a variable, found "{"
          query Q ~ 1:8 expected "{", found the end of the document
          qurey Q { a } ~ 1:1 expected query, mutation, subscription, fragment or "{", found "qurey" [did you mean "query"?]
          Query Q { a } ~ 1:1 expected query, mutation, subscription, fragment or "{", found "Query" [did you mean "query"?]
          fragment F { a } ~ 1:12 expected "on", found "{"
          fragment F on { a } ~ 1:15 expected a type, found "{"
          { ... on { a } } ~ 1:10 expected a type, found "{"
          { .. F } ~ 1:3 the character "." stands outside of strings [a path or a number with a fraction is meant? a spread has three dots: ...]
          { a.b } ~ 1:3 "a.b" is not a name (expected: letters, digits and _) [write it as a string where a string may stand: "a.b"]
          { a: } ~ 1:6 expected a field, found "}"
          { a @ } ~ 1:7 expected the name of a directive, found "}"
          # nothing ~ 1:10 expected an operation, found the end of the document
          { a(x: "\\uD83D") } ~ 1:9 an escape in a string that is no character: \\uD83D [write four hexadecimal digits, as in \\u00e9, or as many as it takes in \\u{1f600}]
          """)
  void saysWhatADocumentLacks(String text, String expected) {
    assertEquals(expected, said(SyntaxFault.ofDocument(text), text));
  }

  private static String lines(String text) {
    return text.replace('|', '\n').replace("A \n B", "A | B");
  }

  private static String said(@Nullable SyntaxFault fault, String text) {
    assertNotNull(fault);
    String hint = fault.hint().isEmpty() ? "" : " [" + fault.hint() + "]";
    return fault.line(text) + ":" + fault.column(text) + " " + fault.message() + hint;
  }

  /** What the parser rejects has a fault, and what it takes has none, whatever token is wrong. */
  @Test
  void agreesWithTheParser() {
    Random random = new Random(1);
    List<String> wrong = new ArrayList<>();
    for (String whole : List.of(SCHEMA, DOCUMENT)) {
      boolean schema = whole.equals(SCHEMA);
      GraphQlTokens tokens = GraphQlTokens.of(whole);
      for (int i = 0; i < tokens.count(); i++) {
        String before = whole.substring(0, tokens.start(i));
        String other = tokens.text(random.nextInt(tokens.count()));
        for (String text :
            List.of(
                before + whole.substring(tokens.end(i)),
                before + other + " " + whole.substring(tokens.start(i)))) {
          if ((fault(text, schema) == null) != parses(text, schema)) {
            wrong.add(text.substring(Math.max(0, before.length() - 30)));
          }
        }
      }
    }
    assertEquals(List.of(), wrong);
  }

  private static @Nullable SyntaxFault fault(String text, boolean schema) {
    return schema ? SyntaxFault.ofSchema(text) : SyntaxFault.ofDocument(text);
  }

  /** Fields that the parser takes for an operation behind a type without fields are a fault. */
  private static boolean parses(String text, boolean schema) {
    try {
      Document document = Parser.parse(Descriptions.blanked(text));
      return !schema || document.getDefinitionsOfType(OperationDefinition.class).isEmpty();
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }
}
