// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A service's configuration of which a test names only what it is about. */
public final class ConfigBuilder {
  private final List<EndpointConfig> endpoints = new ArrayList<>();
  private final Map<String, Object> settings = new HashMap<>();

  public static ConfigBuilder at(String url) {
    return new ConfigBuilder().and(url, 1);
  }

  public ConfigBuilder and(String url, int weight) {
    endpoints.add(new EndpointConfig(URI.create(url), weight));
    return this;
  }

  public ConfigBuilder pool(int max, int queue) {
    return with("pool", new PoolConfig(max, queue, null, null, null));
  }

  public ConfigBuilder pool(int max, int queue, int streams) {
    return with("pool", new PoolConfig(max, queue, streams, null, null));
  }

  public ConfigBuilder lifetime(Duration lifetime) {
    return with("pool", new PoolConfig(null, null, null, null, lifetime));
  }

  public ConfigBuilder idle(Duration idle) {
    return with("pool", new PoolConfig(null, null, null, idle, null));
  }

  public ConfigBuilder timeout(@Nullable Duration attempt, @Nullable Duration total) {
    return with("timeout", new TimeoutConfig(null, attempt, total, null));
  }

  public ConfigBuilder connectTimeout(Duration connect) {
    return with("timeout", new TimeoutConfig(connect, null, null, null));
  }

  public ConfigBuilder breaker(int window, Duration open) {
    return with("breaker", new BreakerConfig(window, null, null, open, null));
  }

  public ConfigBuilder bulkhead(int max) {
    return with("bulkhead", new BulkheadConfig(max, null));
  }

  public ConfigBuilder forward(boolean authorization, String... names) {
    return with("forward", new ForwardConfig(List.of(names), authorization, null));
  }

  public ConfigBuilder timeLeft(String name) {
    return with("forward", new ForwardConfig(null, null, name));
  }

  /** What is retried, such as reset or 503. */
  public ConfigBuilder retry(int attempts, String... on) {
    List<RetryCondition> conditions = Stream.of(on).map(RetryCondition::valueOf).toList();
    return with("retry", new RetryConfig(attempts, conditions, null));
  }

  public ConfigBuilder header(String name, String value) {
    return with("headers", Map.of(name, new Secret(value)));
  }

  public ConfigBuilder maxResponse(long bytes) {
    return with("maxResponse", new DataSize(bytes));
  }

  /** Equal reads are one call; without this, each is a call, so that tests can count them. */
  public ConfigBuilder coalesce() {
    return with("coalesce", true);
  }

  /** Asks for compressed responses. */
  public ConfigBuilder compression() {
    return with("compression", true);
  }

  /** Sets a component of the record by its name. */
  public ConfigBuilder with(String setting, Object value) {
    settings.put(setting, value);
    return this;
  }

  /** The record: what was not set is absent, but for coalescing. */
  public UpstreamConfig build() {
    if (!endpoints.isEmpty() || !settings.containsKey("discover")) {
      settings.put("endpoints", endpoints);
    }
    settings.putIfAbsent("coalesce", false);
    return UpstreamConfig.of(settings);
  }

  /** The record of which nothing is set but the endpoints. */
  public static UpstreamConfig absent(List<EndpointConfig> endpoints) {
    return UpstreamConfig.of(Map.of("endpoints", endpoints));
  }
}
