// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import dev.facet.server.cli.output.AddressList;
import dev.facet.server.cli.process.Terminal;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * What the demo prints: addresses and lines for a shell, each after it worked once.
 *
 * @param lines to print
 */
record DemoScreen(List<String> lines) {
  private static final int WARM_UPS = 5;
  private static final String BROWSE =
      "{ products(limit: 3) { name reviews { stars author { name } } } }";
  private static final String OWN = "{ me { name email } myOrders { id total } }";
  private static final String CATALOG = "/rest/catalog/products/1";
  private static final String STOCK = "/partner/stock/LI-101";
  private static final String TILES = "{ home(limit: 3) { title price } }";

  /**
   * Sends every request, then tells of them; blocks.
   *
   * @param nanoTime measures the product page
   */
  static DemoScreen of(Demo demo, Vertx vertx, LongSupplier nanoTime) throws IOException {
    try (Tour tour = new Tour(vertx, demo.project().certificate())) {
      List<TourStop> stops = stops(demo);
      for (TourStop stop : stops) {
        tour.visit(stop);
      }
      ProductPage page = productPage(demo, tour, nanoTime);
      List<String> lines = new ArrayList<>();
      lines.add("");
      lines.addAll(addresses(demo, tour));
      lines.add("");
      lines.add("  Product page  " + page.sentence());
      lines.add("");
      stops.forEach(stop -> lines.add("  " + stop.curl()));
      lines.add("");
      lines.add("  Ctrl-C ends it.");
      return new DemoScreen(List.copyOf(lines));
    }
  }

  /** Sends every request, again and again; blocks. */
  static void rehearse(Demo demo, Vertx vertx, int rounds) {
    try (Tour tour = new Tour(vertx, demo.project().certificate())) {
      for (int i = 0; i < rounds; i++) {
        for (TourStop stop : stops(demo)) {
          tour.visit(stop);
        }
      }
    }
  }

  void printTo(Terminal terminal) {
    lines.forEach(terminal::print);
  }

  private static List<TourStop> stops(Demo demo) {
    String url = demo.url();
    DemoProject project = demo.project();
    DemoCredentials credentials = demo.credentials();
    List<TourStop> stops = new ArrayList<>();
    Collections.addAll(
        stops,
        TourStop.graphQl("the web frontend", url + "/graphql/web", BROWSE),
        TourStop.graphQl("a customer's orders", url + "/graphql/web", OWN)
            .with(project.tokenHeader(), "authorization: Bearer " + credentials.token()),
        TourStop.graphQl("the mobile frontend", url + "/graphql/mobile", TILES),
        TourStop.get("the route to the catalog", url + CATALOG),
        TourStop.get("the partner's route", url + STOCK)
            .with(project.apiKeyHeader(), "x-api-key: " + credentials.apiKey()));
    String secure = demo.gateway().secure();
    if (!secure.isEmpty()) {
      stops.add(
          TourStop.get("the same by https", secure + CATALOG).trusting(project.certificate()));
    }
    return stops;
  }

  /** The last response counts: the first ones also pay for classes and connections. */
  private static ProductPage productPage(Demo demo, Tour tour, LongSupplier nanoTime)
      throws IOException {
    TourStop stop =
        TourStop.graphQl(
            "the product page",
            demo.url() + "/graphql/web",
            DemoProject.original(ProductPage.OPERATION));
    for (int i = 0; i < WARM_UPS; i++) {
      tour.visit(stop);
    }
    demo.services().resetCalls();
    long began = nanoTime.getAsLong();
    JsonObject response = tour.visit(stop);
    long millis = (nanoTime.getAsLong() - began) / 1_000_000;
    return ProductPage.of(response, demo.services().totalCalls(), millis);
  }

  private static List<String> addresses(Demo demo, Tour tour) {
    String url = demo.url();
    String management = demo.gateway().management();
    List<String> pages = demo.gateway().graphiQl();
    List<String> network =
        demo.gateway().network().stream()
            .flatMap(host -> pages.stream().limit(1).map(page -> host + page))
            .toList();
    DemoProject project = demo.project();
    return new AddressList()
        .add("GraphiQL", visited(tour, pages.stream().map(page -> url + page).toList()))
        .add("on a phone", visited(tour, network))
        .add("GraphQL", List.of(url + "/graphql/web", url + "/graphql/mobile"))
        .add("REST", List.of(url + CATALOG, url + STOCK + "  (with the API key, see below)"))
        .add(
            "Management",
            visited(
                tour,
                List.of(management + "/readyz", management + "/healthz", management + "/metrics")))
        .add("Project", List.of(project.folder() + " (" + state(project) + ")"))
        .lines();
  }

  private static List<String> visited(Tour tour, List<String> urls) {
    urls.forEach(url -> tour.visit(TourStop.get(url, url)));
    return urls;
  }

  private static String state(DemoProject project) {
    int kept = project.kept().size();
    int written = project.written().size();
    return kept == 0 ? written + " files written" : written + " files written, " + kept + " kept";
  }
}
