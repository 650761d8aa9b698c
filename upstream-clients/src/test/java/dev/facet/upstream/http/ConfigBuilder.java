// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.config.DataSize;
import dev.facet.upstream.config.Secret;
import dev.facet.upstream.config.UpstreamConfig;
import dev.facet.upstream.config.UpstreamConfig.BreakerConfig;
import dev.facet.upstream.config.UpstreamConfig.BulkheadConfig;
import dev.facet.upstream.config.UpstreamConfig.EndpointConfig;
import dev.facet.upstream.config.UpstreamConfig.ForwardConfig;
import dev.facet.upstream.config.UpstreamConfig.PoolConfig;
import dev.facet.upstream.config.UpstreamConfig.TimeoutConfig;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service's configuration of which a test names only what it is about. */
final class ConfigBuilder {
  private final List<EndpointConfig> endpoints = new ArrayList<>();
  private @Nullable PoolConfig pool;
  private @Nullable TimeoutConfig timeout;
  private @Nullable BreakerConfig breaker;
  private @Nullable BulkheadConfig bulkhead;
  private @Nullable ForwardConfig forward;
  private @Nullable Map<String, Secret> headers;
  private @Nullable DataSize maxResponse;
  private boolean coalesce;
  private boolean compression;

  static ConfigBuilder at(String url) {
    return new ConfigBuilder().and(url, 1);
  }

  ConfigBuilder and(String url, int weight) {
    endpoints.add(new EndpointConfig(URI.create(url), weight));
    return this;
  }

  ConfigBuilder pool(int max, int queue) {
    pool = new PoolConfig(max, queue, null, null, null);
    return this;
  }

  ConfigBuilder pool(int max, int queue, int streams) {
    pool = new PoolConfig(max, queue, streams, null, null);
    return this;
  }

  ConfigBuilder lifetime(Duration lifetime) {
    pool = new PoolConfig(null, null, null, null, lifetime);
    return this;
  }

  ConfigBuilder idle(Duration idle) {
    pool = new PoolConfig(null, null, null, idle, null);
    return this;
  }

  ConfigBuilder timeout(@Nullable Duration attempt, @Nullable Duration total) {
    timeout = new TimeoutConfig(null, attempt, total, null);
    return this;
  }

  ConfigBuilder connectTimeout(Duration connect) {
    timeout = new TimeoutConfig(connect, null, null, null);
    return this;
  }

  ConfigBuilder breaker(int window, Duration open) {
    breaker = new BreakerConfig(window, null, null, open);
    return this;
  }

  ConfigBuilder bulkhead(int max) {
    bulkhead = new BulkheadConfig(max);
    return this;
  }

  ConfigBuilder forward(boolean authorization, String... names) {
    forward = new ForwardConfig(List.of(names), authorization, null);
    return this;
  }

  ConfigBuilder timeLeft(String name) {
    forward = new ForwardConfig(null, null, name);
    return this;
  }

  ConfigBuilder header(String name, String value) {
    headers = Map.of(name, new Secret(value));
    return this;
  }

  ConfigBuilder maxResponse(long bytes) {
    maxResponse = new DataSize(bytes);
    return this;
  }

  /** Equal reads are one call; without this, each is a call, so that tests can count them. */
  ConfigBuilder coalesce() {
    coalesce = true;
    return this;
  }

  /** Asks for compressed responses. */
  ConfigBuilder compression() {
    compression = true;
    return this;
  }

  UpstreamConfig build() {
    return new UpstreamConfig(
        endpoints,
        pool,
        timeout,
        breaker,
        bulkhead,
        forward,
        headers,
        maxResponse,
        coalesce,
        null,
        compression);
  }
}
