// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.facet.server.route.RouteResult.Found;
import dev.facet.server.route.RouteResult.MethodNotAllowed;
import dev.facet.server.route.RouteResult.NotFound;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Precedence as promised by the configuration's first rule. */
class RouteTableTest extends WithRoutes {
  @Test
  void anExactPathComesBeforeTheLongestPrefix() {
    RouteTable<String> table =
        table(
            route("all", null, "/*"),
            route("v1", null, "/v1/*"),
            route("orders", null, "/v1/orders/*"),
            route("exact", null, "/v1/orders/7"));
    assertEquals("exact", find(table, "a", "/v1/orders/7"));
    assertEquals("orders", find(table, "a", "/v1/orders/8"));
    assertEquals("orders", find(table, "a", "/v1/orders/7/items"));
    assertEquals("v1", find(table, "a", "/v1/users"));
    assertEquals("all", find(table, "a", "/v2/orders/7"));
  }

  @Test
  void aPrefixMatchesItselfAndWhatIsBelowButNoLongerName() {
    RouteTable<String> table = table(route("orders", null, "/v1/orders/*"));
    assertEquals("orders", find(table, "a", "/v1/orders"));
    assertEquals("orders", find(table, "a", "/v1/orders/"));
    assertEquals("orders", find(table, "a", "/v1/orders/7/8"));
    assertEquals("-", find(table, "a", "/v1/ordersx"));
    assertEquals("-", find(table, "a", "/v1/order"));
    assertEquals("-", find(table, "a", "/v1"));
    assertEquals("-", find(table, "a", "/"));
  }

  @Test
  void anExactPathIsNotItselfWithASlash() {
    RouteTable<String> table = table(route("a", null, "/a"));
    assertEquals("a", find(table, "h", "/a"));
    assertEquals("-", find(table, "h", "/a/"));
    assertEquals("-", find(table, "h", "/a/b"));
  }

  @Test
  void aTemplateComesAfterTheExactPathAndBeforeThePrefix() {
    RouteTable<String> table =
        table(
            route("prefix", null, "/p/*"),
            route("two", null, "/p/{a}/{b}"),
            route("fixed", null, "/p/{a}/x"),
            route("template", null, "/p/{id}"),
            route("below", null, "/p/{a}/b/{c}/*"),
            route("root", null, "/{any}"),
            route("exact", null, "/p/new"));
    assertEquals("exact", find(table, "h", "/p/new"));
    assertEquals("template", find(table, "h", "/p/7"));
    assertEquals("fixed", find(table, "h", "/p/7/x"));
    assertEquals("two", find(table, "h", "/p/7/y"));
    assertEquals("two", find(table, "h", "/p/7/xx"));
    assertEquals("prefix", find(table, "h", "/p/7/y/z"));
    assertEquals("below", find(table, "h", "/p/7/b/8"));
    assertEquals("below", find(table, "h", "/p/7/b/8/"));
    assertEquals("below", find(table, "h", "/p/7/b/8/9/10"));
    assertEquals("prefix", find(table, "h", "/p/7/c/8/9"));
    assertEquals("prefix", find(table, "h", "/p"));
    assertEquals("prefix", find(table, "h", "/p/"));
    assertEquals("root", find(table, "h", "/q"));
    assertEquals("-", find(table, "h", "/"));
  }

  @Test
  void namedMethodsComeBeforeAllMethods() {
    RouteTable<String> table =
        table(
            route("all", null, "/a"),
            new Found<>("get", match("/a", HttpMethod.GET), "get"),
            new Found<>("post", match("/a", HttpMethod.POST), "post"));
    assertEquals("get", ask(table, HttpMethod.GET, "/a"));
    assertEquals("get", ask(table, HttpMethod.HEAD, "/a"));
    assertEquals("post", ask(table, HttpMethod.POST, "/a"));
    assertEquals("all", ask(table, HttpMethod.DELETE, "/a"));
  }

  @Test
  void aMethodThatIsNotAllowedLeavesItToTheNext() {
    RouteTable<String> table =
        table(
            new Found<>("exact", match("/a/b", HttpMethod.POST), "exact"),
            route("all", null, "/*"));
    assertEquals("all", ask(table, HttpMethod.GET, "/a/b"));
  }

  @Test
  void tellsWhichMethodsWouldBeAllowed() {
    RouteTable<String> table =
        table(
            new Found<>("one", match("/a/b", HttpMethod.POST), "one"),
            new Found<>("two", match("/a/*", HttpMethod.GET), "two"),
            new Found<>("three", match("/c", HttpMethod.PUT), "three"));
    MethodNotAllowed<?> response =
        assertInstanceOf(
            MethodNotAllowed.class, table.find(question("h", HttpMethod.DELETE, "/a/b")));
    assertEquals(Set.of(HttpMethod.POST, HttpMethod.GET, HttpMethod.HEAD), response.allowed());
    assertInstanceOf(NotFound.class, table.find(question("h", HttpMethod.DELETE, "/d")));
  }

  @Test
  void moreHeadersAndThenMoreParametersComeFirst() {
    RouteTable<String> table =
        table(
            route("none", null, "/a"),
            detailed("query", Map.of(), Map.of("q", "1")),
            detailed("header", Map.of("X-A", "1"), Map.of()),
            detailed("both", Map.of("x-a", "1"), Map.of("q", "1", "r", "2")),
            detailed("two", Map.of("x-a", "1", "x-b", "2"), Map.of()));
    assertEquals("none", ask(table, Map.of(), ""));
    assertEquals("none", ask(table, Map.of("x-a", "2"), "q=11&aq=1&q"));
    assertEquals("query", ask(table, Map.of(), "x&q=1"));
    assertEquals("query", ask(table, Map.of(), "x&%71=%31"));
    assertEquals("none", ask(table, Map.of(), "q=%zz&q=%2531"));
    assertEquals("header", ask(table, Map.of("x-a", "1"), ""));
    assertEquals("both", ask(table, Map.of("x-a", "1"), "r=2&q=1"));
    assertEquals("two", ask(table, Map.of("x-a", "1", "x-b", "2"), "r=2&q=1"));
  }

  @Test
  void aHeaderThatIsMissingIsNotAWrongMethod() {
    Found<String> route =
        new Found<>(
            "a",
            new RouteMatch(
                null,
                null,
                PathPattern.parse("/a"),
                Set.of(HttpMethod.POST),
                Map.of("x-a", "1"),
                Map.of(),
                SlashRules.STRICT),
            "a");
    assertInstanceOf(NotFound.class, table(route).find(question("h", HttpMethod.GET, "/a")));
  }

  /** Encodings and path parameters do not lead around a route. */
  @Test
  void aDisguisedPathFindsTheSameRoute() {
    RouteTable<String> table =
        table(
            route("open", null, "/*"),
            route("cancel", null, "/v1/orders:cancel"),
            route("admin", null, "/admin/*"));
    assertEquals("cancel", find(table, "h", "/v1/orders:cancel"));
    assertEquals("cancel", find(table, "h", "/v1/orders%3Acancel"));
    assertEquals("cancel", find(table, "h", "/v1;v=2/orders%3acancel;x"));
    assertEquals("admin", find(table, "h", "/admin;x=1/users"));
    assertEquals("admin", find(table, "h", PathNormaliser.normalise("/%61dmin/users")));
    assertEquals("-", find(table, "h", "/admin%2Fusers"));
  }

  @Test
  void rejectsTwoRoutesForOneRequest() {
    List<Found<String>> routes =
        List.of(
            route("one", null, "/a/{x}"),
            route("two", null, "/a/{y}"),
            route("three", "h", "/a/{y}"),
            new Found<>("get", match("/a/{z}", HttpMethod.GET), ""),
            new Found<>("head", match("/a/{z}", HttpMethod.HEAD, HttpMethod.POST), ""));
    assertEquals("[one and two, get and head]", RouteTable.rivals(routes).toString());
    String message =
        assertThrows(IllegalArgumentException.class, () -> new RouteTable<>(routes)).toString();
    assertTrue(message.contains("one") && message.contains("two"), message);
  }

  @Test
  void takesTwoRoutesThatNoRequestMatchesBoth() {
    List<Found<String>> routes =
        List.of(
            detailed("v1", Map.of("x-version", "1"), Map.of()),
            detailed("v2", Map.of("x-version", "2"), Map.of()),
            detailed("q1", Map.of(), Map.of("v", "1")),
            detailed("q2", Map.of(), Map.of("v", "2")),
            new Found<>("get", match("/a", HttpMethod.GET), ""),
            new Found<>("post", match("/a", HttpMethod.POST), ""));
    assertEquals(List.of(), RouteTable.rivals(routes));
  }

  @Test
  void aRouteThatIsFoundAmongTenThousandCostsNoMemory() {
    List<Found<String>> routes = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      routes.add(route("p" + i, i % 2 == 0 ? null : "h" + i + ".test", "/s" + i + "/v1/*"));
      routes.add(route("e" + i, null, "/exact/" + i));
    }
    RouteTable<String> table = new RouteTable<>(routes);
    RouteQuestion prefix = question("a.test:80", HttpMethod.GET, "/s4000/v1/orders/7");
    RouteQuestion exact = question("h1.test", HttpMethod.GET, "/exact/4999");
    assertSame(routes.get(8000), table.find(prefix));
    assertSame(routes.get(9999), table.find(exact));

    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1000; i++) {
      table.find(prefix);
      table.find(exact);
    }
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(bytes < 2000, bytes + " bytes for 2000 look-ups");
  }

  private static Found<String> detailed(
      String id, Map<String, String> headers, Map<String, String> query) {
    PathPattern path = PathPattern.parse("/a");
    return new Found<>(
        id, new RouteMatch(null, null, path, Set.of(), headers, query, SlashRules.STRICT), id);
  }

  private static RouteMatch match(String path, HttpMethod... methods) {
    return new RouteMatch(
        null, PathPattern.parse(path), Arrays.stream(methods).collect(Collectors.toSet()));
  }

  private static String ask(RouteTable<String> table, HttpMethod method, String path) {
    return name(table.find(question("h", method, path)));
  }

  private static String ask(RouteTable<String> table, Map<String, String> headers, String query) {
    MultiMap all = MultiMap.caseInsensitiveMultiMap().addAll(headers);
    return name(table.find(new RouteQuestion("http", "h", HttpMethod.GET, "/a", all, query)));
  }
}
