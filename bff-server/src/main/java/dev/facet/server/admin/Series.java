// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.admin;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.model.registry.Collector;

/** The series of one page, in a registry of their own. Names are Micrometer's, with dots. */
final class Series implements AutoCloseable {
  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /**
   * Adds a count.
   *
   * @param labels names and values in turn
   */
  void counter(String name, String help, long count, String... labels) {
    counter(name, help, (double) count, labels);
  }

  /**
   * Adds a number that only grows.
   *
   * @param labels names and values in turn
   */
  void counter(String name, String help, double value, String... labels) {
    FunctionCounter.builder(name, this, _ -> value)
        .description(help)
        .tags(labels)
        .register(registry);
  }

  /**
   * Adds a count of this moment.
   *
   * @param labels names and values in turn
   */
  void gauge(String name, String help, long count, String... labels) {
    gauge(name, help, (double) count, labels);
  }

  /**
   * Adds a number of this moment.
   *
   * @param labels names and values in turn
   */
  void gauge(String name, String help, double value, String... labels) {
    Gauge.builder(name, () -> value).description(help).tags(labels).register(registry);
  }

  /** Adds what Micrometer itself knows to measure. */
  void bind(MeterBinder binder) {
    binder.bindTo(registry);
  }

  /** Adds what Micrometer has no meter for that keeps its numbers elsewhere. */
  void collect(Collector collector) {
    registry.getPrometheusRegistry().register(collector);
  }

  /** The page. */
  String text() {
    return registry.scrape(MetricsPage.CONTENT_TYPE);
  }

  @Override
  public void close() {
    registry.close();
  }
}
