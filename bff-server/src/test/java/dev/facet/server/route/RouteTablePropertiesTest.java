// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteResult.NotFound;
import dev.facet.server.route.RouteResult.Rejected;
import dev.facet.server.route.regex.LinearRegex;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The table against a scan that follows the words of the promise. */
class RouteTablePropertiesTest {
  @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
  void findsWhatAScanFinds(
      @ForAll("matches") List<RouteMatch> matches, @ForAll("questions") List<RouteQuestion> asked) {
    List<Found<Integer>> routes = new ArrayList<>();
    List<Found<Integer>> rivals = new ArrayList<>();
    List<Found<Integer>> all = new ArrayList<>();
    for (RouteMatch match : matches) {
      Found<Integer> next = new Found<>("r" + all.size(), match, all.size());
      boolean rival =
          routes.stream().anyMatch(route -> NaiveRoutes.areRivals(route.match(), match));
      (rival ? rivals : routes).add(next);
      all.add(next);
    }
    assertEquals(rivals, RouteTable.rivals(all).stream().map(RouteTable.Rivals::second).toList());
    RouteTable<Integer> table = new RouteTable<>(routes);
    for (RouteQuestion question : asked) {
      assertEquals(
          NaiveRoutes.find(routes, question),
          comparable(table.find(question)),
          () -> question + " among " + routes);
      saysWhyOthersDoNotTakeIt(table, question);
    }
  }

  private static void saysWhyOthersDoNotTakeIt(RouteTable<Integer> table, RouteQuestion question) {
    Optional<Found<Integer>> winner =
        table.find(question) instanceof Found<Integer> found
            ? Optional.of(found)
            : Optional.empty();
    Set<String> expected = new HashSet<>();
    for (Found<Integer> route : table.routes()) {
      if (NaiveRoutes.takes(route.match(), question)) {
        expected.add(route.id());
      }
    }
    winner.ifPresent(found -> expected.remove(found.id()));
    Set<String> later = new HashSet<>();
    for (RouteLoss<Integer> loss : RouteComparison.losses(table, question, winner)) {
      if (loss.reason() == RouteLoss.Reason.LATER) {
        later.add(loss.route().id());
      }
    }
    assertEquals(expected, later, () -> question + " among " + table.routes());
  }

  private static RouteResult<Integer> comparable(RouteResult<Integer> response) {
    return switch (response) {
      case Found<Integer> found -> found;
      case NotFound<Integer> none -> none;
      case Rejected<Integer> rejected -> rejected;
      case MethodNotAllowed<Integer>(Set<HttpMethod> allowed, var nearest) ->
          new MethodNotAllowed<>(new HashSet<>(allowed), nearest);
    };
  }

  @Provide
  Arbitrary<List<RouteMatch>> matches() {
    Arbitrary<String> hosts =
        Arbitraries.of("a", "b.a", "c.b.a", "*.a", "*.b.a", "*.c.b.a").injectNull(0.4);
    Arbitrary<String> schemes = Arbitraries.of("http", "https").injectNull(0.7);
    Arbitrary<Map<String, String>> details =
        Arbitraries.maps(Arbitraries.of("x", "y"), Arbitraries.of("1", "2")).ofMaxSize(2);
    return Combinators.combine(schemes, hosts, patterns(), methods(), details, details, further())
        .as((scheme, host, path, methods, headers, query, further) ->
            match(scheme, host, path, methods, headers, query, further))
        .list()
        .ofMaxSize(25);
  }

  /** Of one name there is one value, or one pattern, in each place. */
  private static RouteMatch match(
      String scheme,
      String host,
      PathPattern path,
      Set<HttpMethod> methods,
      Map<String, String> headers,
      Map<String, String> query,
      FurtherFields further) {
    FurtherFields rest =
        new FurtherFields(
            further.cookies(),
            further.patterns().stream()
                .filter(
                    pattern -> !values(pattern, headers, query, further).contains(pattern.name()))
                .toList());
    return new RouteMatch(
        scheme, host, path, methods, headers, query, rest, SlashRules.STRICT, Set.of());
  }

  private static Set<String> values(
      FieldPattern pattern,
      Map<String, String> headers,
      Map<String, String> query,
      FurtherFields further) {
    return switch (pattern.place()) {
      case HEADER -> headers.keySet();
      case QUERY -> query.keySet();
      case COOKIE -> further.cookies().keySet();
    };
  }

  private static Arbitrary<FurtherFields> further() {
    Arbitrary<Map<String, String>> cookies =
        Arbitraries.maps(Arbitraries.of("x", "y"), Arbitraries.of("1", "2")).ofMaxSize(1);
    Arbitrary<Optional<LinearRegex>> regexes =
        Arbitraries.of("[12]", "2|3", "3", ".*").map(LinearRegex::parse).optional(0.7);
    Arbitrary<List<FieldPattern>> patterns =
        Combinators.combine(
                Arbitraries.of(FieldPattern.Place.class), Arbitraries.of("x", "y"), regexes)
            .as((place, name, regex) -> new FieldPattern(place, name, regex, false))
            .list()
            .ofMaxSize(1);
    return Combinators.combine(cookies, patterns)
        .as(FurtherFields::new)
        .injectNull(0.6)
        .map(further -> further == null ? FurtherFields.NONE : further);
  }

  @Provide
  Arbitrary<List<RouteQuestion>> questions() {
    Arbitrary<String> hosts =
        Arbitraries.of("a", "B.a:80", "c.b.a", "d.c.b.a", "e.a", "z", ".a", "xa");
    Arbitrary<String> paths =
        segments("p", "q", "pq").list().ofMaxSize(4).map(list -> "/" + String.join("/", list));
    Arbitrary<MultiMap> headers =
        Arbitraries.maps(
                Arbitraries.of("x", "y", "cookie"),
                Arbitraries.of("1", "2", "3", "x=1", "x=2; y=3"))
            .ofMaxSize(3)
            .map(map -> MultiMap.caseInsensitiveMultiMap().addAll(map));
    Arbitrary<String> queries =
        Arbitraries.of("", "x=1", "y=2", "x=1&y=2", "x=2&y=1", "z&x=", "x=3&x=1");
    Arbitrary<HttpMethod> methods =
        Arbitraries.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST, HttpMethod.DELETE);
    return Combinators.combine(
            Arbitraries.of("http", "https"), hosts, methods, paths, headers, queries)
        .as((scheme, host, method, path, fields, query) ->
            new RouteQuestion(scheme, host, method, path, fields, query))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  private static Arbitrary<PathPattern> patterns() {
    Arbitrary<String> base =
        segments("p", "q", "pq", "{v}")
            .list()
            .ofMaxSize(4)
            .map(list -> {
              for (int i = 0; i < list.size(); i++) {
                list.set(i, list.get(i).replace("v", "v" + i));
              }
              return "/" + String.join("/", list);
            });
    Arbitrary<Boolean> prefix = Arbitraries.of(true, false);
    return Combinators.combine(base, prefix)
        .as((path, below) -> {
          String text = path.length() == 1 ? "/*" : path + "/*";
          return PathPattern.parse(below ? text : path);
        });
  }

  private static Arbitrary<String> segments(String... texts) {
    return Arbitraries.of(texts);
  }

  private static Arbitrary<Set<HttpMethod>> methods() {
    return Arbitraries.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.POST).set().ofMaxSize(2);
  }
}
