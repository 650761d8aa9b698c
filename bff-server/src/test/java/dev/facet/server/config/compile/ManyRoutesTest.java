// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.compile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.facet.schema.diagnostic.Diagnostic;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is allocated grows with the number of routes, not with that of their pairs. */
class ManyRoutesTest {
  private static final int FEW = 500;
  private static final int MANY = 2000;

  @Test
  void routesOfOnePathAreToldApartByHeadersOneByOne() {
    assertGrowsWith(i -> "match: { path: /a, headers: { x-tenant: t" + i + " } }, to: { s0: 1 }");
  }

  @Test
  void templatesOfOneBeginningAreToldApartOneByOne() {
    assertGrowsWith(i -> "match: { path: \"/{tenant}/a" + i + "\" }, to: { s0: 1 }");
  }

  @Test
  void everyRouteMayHaveAServiceOfItsOwn() {
    assertGrowsWith(i -> "match: { path: /a" + i + "/* }, to: { s" + i + ": 1 }");
  }

  @Test
  void redirectsAreFollowedOneByOne() {
    assertGrowsWith(
        i -> "match: { path: /a" + i + "/* }, redirect: { path: \"/b" + i + "{rest}\" }");
  }

  @Test
  void waysAroundRoutesAreLookedForOneByOne() {
    assertGrowsWith(
        i -> "match: { path: \"/{t}/a" + i + "/*\" }, slashes: keep, to: { s" + i + ": 1 }");
  }

  private static void assertGrowsWith(IntFunction<String> route) {
    allocated(FEW, route); // classes are loaded
    double growth = (double) allocated(MANY, route) / allocated(FEW, route);
    assertTrue(
        growth < 1.5 * MANY / FEW, growth + " times for " + MANY / FEW + " times the routes");
  }

  private static long allocated(int routes, IntFunction<String> route) {
    String file =
        IntStream.range(0, routes)
                .mapToObj(i -> "  s" + i + ": { endpoints: [{ url: \"http://s.example\" }] }\n")
                .collect(Collectors.joining("", "version: 1\nservices:\n", "routes:\n"))
            + IntStream.range(0, routes)
                .mapToObj(i -> "  - { id: r" + i + ", auth: none, " + route.apply(i) + " }\n")
                .collect(Collectors.joining());
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    List<Diagnostic> findings = ConfigFixture.findings(file);
    long after = threads.getCurrentThreadAllocatedBytes();
    assertEquals(List.of(), findings);
    return after - before;
  }
}
