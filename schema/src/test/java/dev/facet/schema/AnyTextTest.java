// SPDX-License-Identifier: Apache-2.0
package dev.facet.schema;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.schema.diagnostic.Compilation;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the text, compiling ends with a response whose places are in the files. */
final class AnyTextTest {
  private static final List<String> SAMPLES =
      List.of(
          Sdl.resource("shop.graphql"),
          Sdl.resource("blog.graphql"),
          Sdl.resource("everything.graphql"));
  private static final Pattern TOKEN = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "\"",
          "\"\"\"",
          ":",
          "!",
          "@",
          "|",
          "&",
          "=",
          "$",
          "#",
          "...",
          "\\",
          "\\u00",
          "\\uD800",
          "\n",
          "\r",
          "\uFEFF",
          "é",
          "😀",
          "\uD800",
          "\0",
          "-1",
          "1e9",
          "99999999999",
          "null",
          "true",
          "extend ",
          "type ",
          "input ",
          "schema ",
          "interface ",
          "implements ",
          "union ",
          "enum ",
          "scalar ",
          "directive @x on ",
          "Query",
          "Int",
          "__x",
          "@rest",
          "@ref",
          "@entity",
          "@from",
          "@value",
          "{args.x}",
          "{keys*}",
          "{key.id}",
          "service",
          "Product",
          " on OBJECT",
          "repeatable ",
          "subscription",
          "subscription { a }",
          "@oneOf");

  @Property(tries = 1500)
  void changedTokens(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    double change = random.nextDouble() * 0.02;
    Matcher tokens = TOKEN.matcher(any(SAMPLES, random));
    while (tokens.find()) {
      String token = tokens.group();
      if (random.nextDouble() >= change) {
        text.append(token);
      } else {
        text.append(changed(token, random));
      }
    }
    check(text.toString());
  }

  @Property(tries = 500)
  void cutTexts(@ForAll long seed) {
    Random random = new Random(seed);
    String text = any(SAMPLES, random);
    int start = random.nextInt(text.length());
    int end = start + random.nextInt(text.length() - start);
    check(text.substring(0, start) + text.substring(end));
    check(text.substring(start, end));
  }

  @Property(tries = 300)
  void loosePieces(@ForAll long seed) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(any(PIECES, random));
    }
    check(text.toString());
  }

  private static String changed(String token, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> "";
      case 1 -> token + any(PIECES, random);
      case 2 -> any(PIECES, random);
      case 3 -> token + token;
      default -> token.substring(random.nextInt(token.length()));
    };
  }

  private static <T> T any(List<T> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }

  private static void check(String text) {
    SourceText source = new SourceText("a.graphql", text);
    Compilation<FrontendSchema> compilation =
        new SchemaCompiler().compile(List.of(source), Sdl.services());
    switch (compilation) {
      case Compilation.Compiled<FrontendSchema>(var schema, _) -> assertNotNull(schema.graphql());
      case Compilation.Rejected<FrontendSchema>(var errors, _) -> assertFalse(errors.isEmpty());
    }
    int last = -1;
    for (Diagnostic finding : compilation.diagnostics()) {
      SourceSpan span = finding.span();
      boolean error = finding instanceof Diagnostic.Error;
      assertTrue(span == null || span.end() <= text.length());
      assertFalse(finding.message().isBlank());
      last = span == null || !error ? last : Math.max(last, span.start());
      assertTrue(span == null || !error || span.start() == last, "sorted");
    }
  }
}
