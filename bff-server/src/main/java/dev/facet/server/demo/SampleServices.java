// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.demo;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The five services of a small shop: catalog, users, reviews, orders and inventory. They are real
 * HTTP servers on free loopback ports of this process, and each counts its calls.
 */
final class SampleServices {
  private final List<SampleService> services;

  private SampleServices(List<SampleService> services) {
    this.services = services;
  }

  /**
   * Starts all five. Reads the data from the jar before it returns, so it belongs on no event loop.
   *
   * @param clock dates new orders
   */
  public static Future<SampleServices> start(Vertx vertx, Jitter jitter, InstantSource clock) {
    SampleData data = SampleData.load();
    List<Future<SampleService>> starting =
        List.of(
            SampleService.listen(vertx, "catalog", jitter, new CatalogService(data)::mount),
            SampleService.listen(vertx, "users", jitter, new UsersService(data)::mount),
            SampleService.listen(vertx, "reviews", jitter, new ReviewsService(data)::mount),
            SampleService.listen(vertx, "orders", jitter, new OrdersService(data, clock)::mount),
            SampleService.listen(vertx, "inventory", jitter, new InventoryService(data)::mount));
    return Future.all(starting).map(all -> new SampleServices(all.list()));
  }

  /** All of them. */
  public List<SampleService> all() {
    return List.copyOf(services);
  }

  /**
   * The one of that name.
   *
   * @throws IllegalArgumentException where there is none
   */
  public SampleService named(String name) {
    return services.stream()
        .filter(service -> service.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("service: " + name + " (expected: a sample)"));
  }

  /** Where each listens, by name. */
  public Map<String, String> urls() {
    Map<String, String> urls = new TreeMap<>();
    services.forEach(service -> urls.put(service.name(), service.url()));
    return urls;
  }

  /** The calls all of them have answered. */
  public long totalCalls() {
    return services.stream().mapToLong(SampleService::calls).sum();
  }

  /** Starts all counters again at zero. */
  public void resetCalls() {
    services.forEach(SampleService::resetCalls);
  }

  /** Stops all of them. */
  public Future<Void> close() {
    return Future.join(services.stream().map(SampleService::close).toList()).mapEmpty();
  }
}
