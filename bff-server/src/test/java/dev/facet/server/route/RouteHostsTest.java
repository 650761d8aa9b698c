// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.route;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Which route a host leads to. */
class RouteHostsTest extends WithRoutes {
  @Test
  void anExactHostComesBeforeAWildcardAndThatBeforeEveryHost() {
    RouteTable<String> table =
        table(
            route("any", null, "/*"),
            route("wide", "*.example", "/*"),
            route("narrow", "*.shop.example", "/*"),
            route("exact", "www.shop.example", "/*"));
    assertEquals("exact", find(table, "www.shop.example", "/a"));
    assertEquals("narrow", find(table, "api.shop.example", "/a"));
    assertEquals("narrow", find(table, "a.b.shop.example", "/a"));
    assertEquals("wide", find(table, "shop.example", "/a"));
    assertEquals("any", find(table, "example", "/a"));
    assertEquals("any", find(table, ".example", "/a"));
    assertEquals("any", find(table, "wwwwshop.test", "/a"));
    assertEquals("any", find(table, "", "/a"));
  }

  @Test
  void aHostMattersMoreThanAPath() {
    RouteTable<String> table =
        table(route("host", "a.test", "/*"), route("path", null, "/v1/orders"));
    assertEquals("host", find(table, "a.test", "/v1/orders"));
    assertEquals("path", find(table, "b.test", "/v1/orders"));
  }

  @Test
  void aHostWithoutTheRightPathLeavesItToTheNext() {
    RouteTable<String> table =
        table(
            route("host", "a.shop.test", "/only"),
            route("wild", "*.shop.test", "/wild/*"),
            route("any", null, "/*"));
    assertEquals("wild", find(table, "a.shop.test", "/wild/x"));
    assertEquals("any", find(table, "a.shop.test", "/other"));
  }

  @Test
  void upperCasePortAndFinalDotOfAHostDoNotMatter() {
    RouteTable<String> table = table(route("a", "a.test", "/*"), route("v6", "[0::1]", "/*"));
    assertEquals("a", find(table, "A.TesT:8080", "/"));
    assertEquals("a", find(table, "a.test.", "/"));
    assertEquals("a", find(table, "a.test.:80", "/"));
    assertEquals("v6", find(table, "[::1]:8080", "/"));
    assertEquals("v6", find(table, "[0:0:0:0::0001]", "/"));
    assertEquals("-", find(table, "[::2]", "/"));
    assertEquals("-", find(table, "[::1", "/"));
    assertEquals("-", find(table, "b.test", "/"));
    assertEquals("-", find(table, "xa.test", "/"));
  }
}
