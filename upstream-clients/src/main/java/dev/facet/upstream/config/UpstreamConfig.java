// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import dev.facet.http.FieldNames;
import dev.facet.http.FieldValues;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One service. Absent parts have defaults.
 *
 * @param endpoints where it answers, one or more
 * @param pool its connections
 * @param timeout how long to wait
 * @param breaker when to stop asking
 * @param bulkhead how many calls at a time
 * @param forward what of the inbound request a GraphQL operation's calls carry on
 * @param headers sent with every request; values may be secret
 * @param maxResponse the longest response a GraphQL operation reads, in decoded bytes
 * @param coalesce whether equal reads of GraphQL operations in flight are one call; absent: yes
 * @param maxTarget the longest path and query of a batch, the endpoint's base path included;
 *     absent: 8,000 bytes, which RFC 9110, section 4.1, recommends
 * @param compression whether GraphQL operations ask for compressed responses; absent: no
 */
public record UpstreamConfig(
    List<EndpointConfig> endpoints,
    PoolConfig pool,
    TimeoutConfig timeout,
    BreakerConfig breaker,
    BulkheadConfig bulkhead,
    ForwardConfig forward,
    Map<String, Secret> headers,
    DataSize maxResponse,
    Boolean coalesce,
    DataSize maxTarget,
    Boolean compression) {
  private static final DataSize MAX_TARGET = new DataSize(8_000);
  private static final String ACCEPT_ENCODING = "accept-encoding";

  /** Sets defaults, copies collections. */
  public UpstreamConfig(
      List<EndpointConfig> endpoints,
      @Nullable PoolConfig pool,
      @Nullable TimeoutConfig timeout,
      @Nullable BreakerConfig breaker,
      @Nullable BulkheadConfig bulkhead,
      @Nullable ForwardConfig forward,
      @Nullable Map<String, Secret> headers,
      @Nullable DataSize maxResponse,
      @Nullable Boolean coalesce,
      @Nullable DataSize maxTarget,
      @Nullable Boolean compression) {
    require(!endpoints.isEmpty(), "endpoints", "none", "1 or more");
    this.endpoints = List.copyOf(endpoints);
    this.pool = pool == null ? PoolConfig.DEFAULT : pool;
    this.timeout = timeout == null ? TimeoutConfig.DEFAULT : timeout;
    this.breaker = breaker == null ? BreakerConfig.DEFAULT : breaker;
    this.bulkhead = bulkhead == null ? BulkheadConfig.DEFAULT : bulkhead;
    this.forward = forward == null ? ForwardConfig.NOTHING : forward;
    this.headers =
        headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    this.maxResponse = maxResponse == null ? DataSize.mebibytes(16) : maxResponse;
    this.coalesce = coalesce == null || coalesce;
    this.maxTarget = maxTarget == null ? MAX_TARGET : maxTarget;
    this.compression = compression != null && compression;
    require(this.maxTarget.bytes() > 0, "maxTarget", this.maxTarget, "1B or more");
    require(
        this.headers.keySet().stream().noneMatch(ACCEPT_ENCODING::equalsIgnoreCase),
        "headers",
        ACCEPT_ENCODING,
        "another name; compression of the service says it");
    this.headers.forEach(UpstreamConfig::requireSendable);
  }

  private static void requireSendable(String name, Secret value) {
    require(FieldNames.isName(name), "headers", name, "names of headers");
    require(
        !FieldNames.isFraming(name), "headers", name, "another name; it belongs to the connection");
    require(FieldValues.isSendable(value.value()), "headers." + name, value, FieldValues.EXPECTED);
  }

  /**
   * One address of a service.
   *
   * @param url scheme, host, port and a base path
   * @param weight its share of the requests, 1 or more; absent: 1
   */
  public record EndpointConfig(URI url, Integer weight) {
    /** Sets defaults and guards the URL. */
    public EndpointConfig(URI url, @Nullable Integer weight) {
      BaseUrl.check(url);
      this.weight = weight == null ? 1 : weight;
      require(this.weight >= 1, "weight", this.weight, "1 or more");
      this.url = url;
    }
  }

  /**
   * Connections to a service.
   *
   * @param max the most that calls use at a time, all event loops together; absent: 128
   * @param queue the most calls that wait for one; absent: 4,096
   * @param streams the most that serve streams at a time, beside those of calls: responses that go
   *     on, and uploads that their client holds up; absent: 1,000
   * @param idle how long an unused one is kept; absent: 30 s
   * @param lifetime how long one is used at most, so that changed addresses are seen; absent: 5 min
   */
  public record PoolConfig(
      Integer max, Integer queue, Integer streams, Duration idle, Duration lifetime) {
    /** What an absent pool means. */
    public static final PoolConfig DEFAULT = new PoolConfig(null, null, null, null, null);

    /** Sets defaults and guards. */
    public PoolConfig(
        @Nullable Integer max,
        @Nullable Integer queue,
        @Nullable Integer streams,
        @Nullable Duration idle,
        @Nullable Duration lifetime) {
      this.max = max == null ? 128 : max;
      this.queue = queue == null ? 4_096 : queue;
      this.streams = streams == null ? 1_000 : streams;
      this.idle = idle == null ? Duration.ofSeconds(30) : idle;
      this.lifetime = lifetime == null ? Duration.ofMinutes(5) : lifetime;
      require(this.max >= 1, "max", this.max, "1 or more");
      require(this.queue >= 0, "queue", this.queue, "0 or more");
      require(this.streams >= 0, "streams", this.streams, "0 or more");
      require(this.lifetime.toMillis() > 0, "lifetime", this.lifetime, "1ms or more");
    }
  }

  /**
   * How long to wait.
   *
   * @param connect for a connection; absent: 2 s
   * @param attempt for the head of one attempt's response and between two pieces of its body;
   *     absent: 5 s
   * @param total for the whole buffered call, waiting for its turn included; absent: 10 s
   * @param queue for the turn of a call that waits in the queue of the pool; absent: 10 s
   */
  public record TimeoutConfig(Duration connect, Duration attempt, Duration total, Duration queue) {
    /** What absent time-outs mean. */
    public static final TimeoutConfig DEFAULT = new TimeoutConfig(null, null, null, null);

    /** Sets defaults and guards. */
    public TimeoutConfig(
        @Nullable Duration connect,
        @Nullable Duration attempt,
        @Nullable Duration total,
        @Nullable Duration queue) {
      this.connect = connect == null ? Duration.ofSeconds(2) : connect;
      this.attempt = attempt == null ? Duration.ofSeconds(5) : attempt;
      this.total = total == null ? Duration.ofSeconds(10) : total;
      this.queue = queue == null ? Duration.ofSeconds(10) : queue;
      require(this.connect.toMillis() > 0, "connect", this.connect, "1ms or more");
      require(this.attempt.toMillis() > 0, "attempt", this.attempt, "1ms or more");
      require(this.total.toMillis() > 0, "total", this.total, "1ms or more");
      require(this.queue.toMillis() > 0, "queue", this.queue, "1ms or more");
    }
  }

  /**
   * When a service is left alone.
   *
   * @param window how many of the last calls are looked at, 1 to 100,000; absent: 100
   * @param failureRate the share of them, in percent, that opens the breaker; absent: 50 %
   * @param slowCall a call that takes longer counts as slow, and as many slow as failed ones open
   *     the breaker; absent: no call is slow
   * @param open how long nothing is sent before a probe; absent: 5 s
   */
  public record BreakerConfig(
      Integer window, Percentage failureRate, @Nullable Duration slowCall, Duration open) {
    /** Each place of the window is kept in memory. */
    private static final int MAX_WINDOW = 100_000;

    /** What an absent breaker means. */
    public static final BreakerConfig DEFAULT = new BreakerConfig(null, null, null, null);

    /** Sets defaults and guards. */
    public BreakerConfig(
        @Nullable Integer window,
        @Nullable Percentage failureRate,
        @Nullable Duration slowCall,
        @Nullable Duration open) {
      this.window = window == null ? 100 : window;
      this.failureRate = failureRate == null ? new Percentage(50) : failureRate;
      this.open = open == null ? Duration.ofSeconds(5) : open;
      require(
          this.window >= 1 && this.window <= MAX_WINDOW,
          "window",
          this.window,
          "1 to " + MAX_WINDOW);
      require(slowCall == null || slowCall.toMillis() >= 1, "slowCall", "no time", "1ms or longer");
      require(this.open.toMillis() >= 1, "open", "no time", "1ms or longer");
      require(this.failureRate.value() > 0, "failureRate", this.failureRate, "above 0%");
      this.slowCall = slowCall;
    }
  }

  /**
   * Calls at a time.
   *
   * @param max the most calls in flight, streams and those that wait left out; absent: as many as
   *     the pool has connections
   */
  public record BulkheadConfig(@Nullable Integer max) {
    /** What an absent bulkhead means. */
    public static final BulkheadConfig DEFAULT = new BulkheadConfig(null);

    /** Sets defaults and guards. */
    public BulkheadConfig(@Nullable Integer max) {
      require(max == null || max >= 1, "max", max, "1 or more");
      this.max = max;
    }
  }

  /**
   * What of the inbound request a GraphQL operation's calls carry on.
   *
   * @param headers names of headers; absent: none
   * @param authorization whether the Authorization header goes along; absent: no
   * @param timeLeft the name of a header that tells the service how many milliseconds are left for
   *     its response; absent: it is not told
   */
  public record ForwardConfig(
      List<String> headers, Boolean authorization, @Nullable String timeLeft) {
    /** Nothing is forwarded. */
    public static final ForwardConfig NOTHING = new ForwardConfig(null, null, null);

    /** Sets defaults; names in lower case. */
    public ForwardConfig(
        @Nullable List<String> headers,
        @Nullable Boolean authorization,
        @Nullable String timeLeft) {
      require(
          timeLeft == null || FieldNames.isUsable(timeLeft),
          "timeLeft",
          timeLeft,
          "the name of a header");
      this.timeLeft = timeLeft == null ? null : timeLeft.toLowerCase(Locale.ROOT);
      this.headers =
          headers == null
              ? List.of()
              : headers.stream()
                  .map(name -> name.toLowerCase(Locale.ROOT))
                  .collect(Collectors.toUnmodifiableList());
      require(
          !this.headers.contains(ACCEPT_ENCODING),
          "headers",
          ACCEPT_ENCODING,
          "another name; compression of the service says it");
      this.headers.forEach(ForwardConfig::requireForwardable);
      this.authorization = authorization != null && authorization;
    }

    private static void requireForwardable(String name) {
      require(FieldNames.isName(name), "headers", name, "names of headers");
      require(
          !FieldNames.isFraming(name) && !name.equals("host"),
          "headers",
          name,
          "another name; it belongs to the connection, and is made anew for each call");
    }
  }
}
