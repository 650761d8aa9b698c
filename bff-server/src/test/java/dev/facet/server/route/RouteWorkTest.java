// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.facet.server.route.FieldPattern.Place;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteResult.NotFound;
import dev.facet.server.route.RouteResult.Rejected;
import dev.facet.server.route.regex.LinearRegex;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How much is done for one request, whatever its client sends. */
class RouteWorkTest {
  /** The longest path that a listener takes by default. */
  private static final String LONG = "/r/" + "ab".repeat(4_000);

  private static final Rejected<Integer> REJECTED =
      new Rejected<>(PathFault.TOO_MUCH_WORK, Optional.empty());

  /** Some that neither begin nor end by a fixed string, so that the engine runs. */
  private static RouteTable<Integer> regexes(int count, Set<HttpMethod> methods) {
    return new RouteTable<>(
        IntStream.range(0, count)
            .mapToObj(i -> {
              PathPattern path = PathRegex.regex("/r/(?:[a-c][b-d]){1,40}[0-9][x-y]{" + i + "}z*");
              return new Found<>("r" + i, new RouteMatch(null, path, methods), i);
            })
            .toList());
  }

  private static RouteQuestion question(String path, MultiMap headers) {
    return new RouteQuestion("http", "a.example", HttpMethod.GET, path, headers, "");
  }

  private static RouteQuestion question(String path) {
    return question(path, MultiMap.caseInsensitiveMultiMap());
  }

  @Test
  void aFewRegexesAreRunForPathsOfAnyLength() {
    RouteQuestion question = question(LONG);

    assertEquals(new NotFound<Integer>(), regexes(3, Set.of()).find(question));
    assertTrue(!question.notes().isExhausted());
  }

  @Test
  void aRequestThatWouldKeepAllOthersWaitingIsRejected() {
    assertEquals(REJECTED, regexes(100, Set.of()).find(question(LONG)));
  }

  @Test
  void whatIsRunForAllQuestionsOfOneRequestIsOneSum() {
    RouteTable<Integer> table = regexes(7, Set.of());
    RouteQuestion question = question(LONG);

    assertEquals(new NotFound<Integer>(), table.find(question));
    assertEquals(REJECTED, table.find(question.withMethod(HttpMethod.POST)));
    assertEquals(new NotFound<Integer>(), table.find(question.unbounded()));
  }

  @Test
  void headersThatAreTooLongForTheirRegexesAreRejectedToo() {
    LinearRegex regex = LinearRegex.parse("(?:[a-c]{1,40}[0-9]){1,5}z*");
    RouteMatch match =
        new RouteMatch(
            null,
            null,
            new PathPattern.Exact("/a"),
            Set.of(),
            Map.of(),
            Map.of(),
            new FurtherFields(
                Map.of(),
                List.of(new FieldPattern(Place.HEADER, "x-a", Optional.of(regex), false))),
            SlashRules.STRICT,
            Set.of());
    MultiMap headers = MultiMap.caseInsensitiveMultiMap().add("x-a", "a".repeat(30_000));

    assertEquals(
        REJECTED,
        new RouteTable<>(List.of(new Found<>("a", match, 1))).find(question("/a", headers)));
  }

  @Test
  void theMethodsThatAPathTakesComeOfTheSameLook() {
    RouteTable<Integer> table = regexes(3, Set.of(HttpMethod.PUT));

    assertEquals(
        new MethodNotAllowed<>(Set.of(HttpMethod.PUT), table.routes().getLast()),
        table.find(question("/r/ab0xx")));
  }

  @Test
  void aRegexIsAboveNoPath() {
    RouteTable<Integer> table =
        new RouteTable<>(
            List.of(
                new Found<>(
                    "regex", new RouteMatch(null, PathRegex.regex("/r/[a-z]+"), Set.of()), 1),
                new Found<>(
                    "template", new RouteMatch(null, PathPattern.parse("/{any}"), Set.of()), 2)));

    assertEquals(Optional.empty(), table.above(question("/r/x")));
    assertEquals("template", table.above(question("/r")).orElseThrow().id());
  }
}
