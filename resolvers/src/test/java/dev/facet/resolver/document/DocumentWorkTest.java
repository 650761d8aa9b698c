// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.facet.resolver.EngineFixture;
import dev.facet.resolver.document.DocumentCache.Prepared;
import dev.facet.resolver.failure.ErrorCode;
import dev.facet.resolver.input.Suggestions;
import dev.facet.schema.FrontendSchema;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What it costs to prepare documents that were written to cost much: no more than their length
 * says, however their parts lead to each other. Measured in bytes allocated, which are the same in
 * every run, under limits far above those that are set by default.
 */
final class DocumentWorkTest {
  private static final String SDL =
      """
      type Query {
        t(n: Int, s: String, l: [Int], j: JSON, in: In): T
          @rest(service: a, post: "/t", body: {n: "{args.n}", s: "{args.s}", l: "{args.l}",
            j: "{args.j}", in: "{args.in}"})
        u: U @rest(service: a, get: "/u")
      }
      scalar JSON
      input In { a: Int in: In }
      type T { x: Int y: Int t: T u: U }
      union U @typeBy(path: "k") = A | B
      type A { x: Int t: T }
      type B { x: Int t: T }
      """;
  private static final EngineLimits WIDE =
      new EngineLimits(
          200_000, 4_000_000, 15, 100_000, 100_000, 100_000, 100_000, 10, 100, 1_000, true);
  private static final FrontendSchema SCHEMA = EngineFixture.schema(SDL);
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int SIZE = 300;
  private static final int ROUNDS = 4;

  /** Of a document twice as long; arrays that double, and paths in messages, are the rest. */
  private static final double MAX_GROWTH = 2.5;

  private static final long SLACK = 20_000;

  private static Arguments doc(String name, IntFunction<String> text) {
    return Arguments.of(Named.of(name, text));
  }

  private static String many(int n, IntFunction<String> one) {
    return IntStream.range(0, n).mapToObj(one).collect(Collectors.joining());
  }

  /** A query, fragments of T that each hold what leads to the next, and a last one. */
  private static String chain(int n, String link) {
    return "{t{...F0}}"
        + many(n, i -> "fragment F" + i + " on T{" + link.replace("@", "...F" + (i + 1)) + "}")
        + "fragment F"
        + n
        + " on T{x}";
  }

  private static String cycle(int n, String link) {
    return "{t{...F0}}"
        + many(n, i -> "fragment F" + i + " on T{" + link.replace("@", "...F" + (i + 1) % n) + "}");
  }

  /** Fragments that each open all that come after, so that n of them are n² / 2 spreads. */
  private static String mesh(int n, String link) {
    int size = (int) Math.sqrt(n);
    return "{t{...F0}}"
        + many(
            size,
            i ->
                "fragment F"
                    + i
                    + " on T{x "
                    + many(size - i - 1, j -> link.replace("@", "...F" + (i + j + 1)))
                    + "}");
  }

  static Stream<Arguments> repetitions() {
    return Stream.of(
        doc("equal fields", n -> "{" + "t{t{x}}".repeat(n) + "}"),
        doc("equal leaves", n -> "{t{" + "x ".repeat(n) + "}}"),
        doc("aliases", n -> "{" + many(n, i -> "a" + i + ":t{x}") + "}"),
        doc("aliased leaves", n -> "{t{" + many(n, i -> "a" + i + ":x ") + "}}"),
        doc(
            "conflicting fields",
            n -> "{t{" + many(n, i -> "x:" + "xy".charAt(i % 2) + " ") + "}}"),
        doc("conflicting arguments", n -> "{" + many(n, i -> "t(n:" + i + "){x}") + "}"),
        doc("inline fragments", n -> "{t{" + "...on T{x}".repeat(n) + "}}"),
        doc(
            "inline fragments of a union",
            n -> "{u{" + "...on A{t{x}}...on B{t{x}}".repeat(n) + "}}"),
        doc("spreads", n -> "{t{" + "...F ".repeat(n) + "}} fragment F on T{x y}"),
        doc(
            "spreads below fields",
            n -> "{t{" + "t{...F}".repeat(n) + "}} fragment F on T{x t{x}}"),
        doc("spreads of nothing", n -> "{t{" + many(n, i -> "...F" + i + " ") + "}}"),
        doc("operations", n -> many(n, i -> "query Q" + i + "{t{x}}")),
        doc(
            "operations of one fragment",
            n ->
                many(n, i -> "query Q" + i + "{...F}")
                    + "fragment F on Query{"
                    + "t{x}".repeat(n)
                    + "}"),
        doc(
            "operations whose variable a fragment reads",
            n ->
                many(n, i -> "query Q" + i + "($v:Int){...F}")
                    + "fragment F on Query{"
                    + "t(n:$v){x}".repeat(n)
                    + "}"),
        doc(
            "variables",
            n ->
                "query("
                    + many(n, i -> "$v" + i + ":Int ")
                    + "){t(l:["
                    + many(n, i -> "$v" + i + " ")
                    + "]){x}}"),
        doc("unused variables", n -> "query(" + many(n, i -> "$v" + i + ":Int ") + "){t{x}}"),
        doc("directives", n -> "{t{x" + " @skip(if:false)".repeat(n) + "}}"),
        doc(
            "conditions",
            n ->
                "query("
                    + many(n, i -> "$v" + i + ":Boolean=true ")
                    + "){t{"
                    + many(n, i -> "x @skip(if:$v" + i + ")")
                    + "}}"),
        doc("unknown fields", n -> "{" + many(n, i -> "q" + i + " ") + "}"),
        doc("unknown arguments", n -> "{t(" + many(n, i -> "q" + i + ":1 ") + "){x}}"),
        doc("equal arguments", n -> "{t(" + "n:1 ".repeat(n) + "){x}}"),
        doc("items", n -> "{t(l:[" + "1 ".repeat(n) + "]){x}}"),
        doc("members", n -> "{t(j:{" + many(n, i -> "a" + i + ":1 ") + "}){x}}"),
        doc("equal members", n -> "{t(in:{" + "a:1 ".repeat(n) + "}){x}}"),
        doc("types", n -> "{t{x}}" + many(n, i -> "type T" + i + "{x:Int}")));
  }

  static Stream<Arguments> fragments() {
    return Stream.of(
        doc("a chain", n -> chain(n, "@")),
        doc("a chain of fields", n -> chain(n, "t{@}")),
        doc("twofold, flat", n -> chain(n, "@ @")),
        doc("twofold below one field", n -> chain(n, "t{@}t{@}")),
        doc("twofold below two fields", n -> chain(n, "a:t{@}b:t{@}")),
        doc("twofold in each type of a union", n -> chain(n, "u{...on A{t{@}}...on B{t{@}}}")),
        doc("a mesh", n -> mesh(16 * n, "@ ")),
        doc("a mesh of fields", n -> mesh(16 * n, "t{@}")),
        doc("a cycle", n -> cycle(n, "@")),
        doc("a cycle of fields", n -> cycle(n, "t{@}")),
        doc(
            "many cycles",
            n -> "{t{...F0}}" + many(n, i -> "fragment F" + i + " on T{...F" + i + "}")),
        doc("fragments of one name", n -> "{t{...F}}" + "fragment F on T{t{...F}}".repeat(n)),
        doc("unused fragments", n -> "{t{x}}" + many(n, i -> "fragment F" + i + " on T{x}")),
        doc(
            "used fragments",
            n ->
                "{t{"
                    + many(n, i -> "...F" + i + " ")
                    + "}}"
                    + many(n, i -> "fragment F" + i + " on T{t{x}}")));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        doc("fields in fields", n -> "{" + "t{".repeat(n) + "x" + "}".repeat(n + 1)),
        doc(
            "inline fragments in each other",
            n -> "{t{" + "...on T{".repeat(n) + "x" + "}".repeat(n + 2)),
        doc("lists in lists", n -> "{t(j:" + "[".repeat(n) + "]".repeat(n) + "){x}}"),
        doc(
            "objects in objects",
            n -> "{t(in:" + "{in:".repeat(n) + "null" + "}".repeat(n) + "){x}}"),
        doc("types of lists", n -> "query($a:" + "[".repeat(n) + "Int" + "]".repeat(n) + "){t{x}}"),
        doc("open braces", n -> "{t".repeat(n)),
        doc("a block string", n -> "{t(s:\"\"\"" + "  a line\n\n".repeat(n) + "\"\"\"){x}}"),
        doc("quotes in a block string", n -> "{t(s:\"\"\"" + "\\\"\"\"".repeat(n) + "\"\"\"){x}}"),
        doc("a string", n -> "{t(s:\"" + "\\u00e4".repeat(n) + "\"){x}}"),
        doc("a string without end", n -> "{t(s:\"" + "x".repeat(n)),
        doc("a block string without end", n -> "{t(s:\"\"\"" + "x\n".repeat(n)),
        doc("a long integer", n -> "{t(j:" + "9".repeat(n) + "){x}}"),
        doc("a long float", n -> "{t(j:1." + "9".repeat(n) + "){x}}"),
        doc("commas", n -> "{t{x" + ",".repeat(n) + "}}"),
        doc("empty lines", n -> "{t{x" + "\n".repeat(n) + "}}"),
        doc("comments", n -> "{t{x" + "#c\n".repeat(n) + "}}"),
        doc("a long name", n -> "{" + "x".repeat(n) + "}"),
        doc("no GraphQL", n -> "?".repeat(n)));
  }

  @ParameterizedTest
  @MethodSource({"repetitions", "fragments", "texts"})
  void growsWithTheLengthOfTheDocument(IntFunction<String> document) {
    long once = allocated(document.apply(SIZE));
    long twice = allocated(document.apply(2 * SIZE));
    long fourTimes = allocated(document.apply(4 * SIZE));

    String figures = "allocated: " + once + ", " + twice + ", " + fourTimes;
    assertTrue(twice <= MAX_GROWTH * once + SLACK, figures);
    assertTrue(fourTimes <= MAX_GROWTH * twice + SLACK, figures);
  }

  @Test
  void expandsNoFragmentsToCountThem() {
    for (String link : new String[] {"a:t{@}b:t{@}", "t{@}t{@}", "@ @"}) {
      String document = chain(25, link);
      assertEquals(ErrorCode.LIMIT_EXCEEDED, rejection(document, EngineLimits.DEFAULT));
      assertTrue(allocated(document) < 1_000_000, link);
    }
  }

  @Test
  void looksForCyclesInTheLengthOfAChain() {
    for (String link : new String[] {"@", "x @", "...on T{@}"}) {
      long once = allocated(chain(110, link));
      long twice = allocated(chain(220, link)); // the longest that are not rejected
      assertTrue(twice <= MAX_GROWTH * once, link + " allocated: " + once + ", " + twice);
    }
  }

  private static ErrorCode rejection(String document, EngineLimits limits) {
    return assertInstanceOf(
            Prepared.Rejected.class,
            new DocumentCache(SCHEMA, limits, Suggestions.OFF).prepare(document, null, Map.of()))
        .errors()
        .getFirst()
        .code();
  }

  /** What a document costs that was not seen before. */
  private static long allocated(String document) {
    long least = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      DocumentCache cache = new DocumentCache(SCHEMA, WIDE, Suggestions.OFF);
      long before = THREADS.getCurrentThreadAllocatedBytes();
      cache.prepare(document, null, Map.of());
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }
}
