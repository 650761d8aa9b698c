// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;
import static dev.facet.upstream.config.Require.requirePlace;

import dev.facet.http.FieldNames;
import dev.facet.http.FieldValues;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One service. Absent parts have defaults.
 *
 * @param endpoints where it answers, one or more; empty where they are discovered
 * @param discover where the endpoints are found; null where they are listed
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
 * @param tls whom it trusts and shows on https endpoints
 * @param balance by what one of several endpoints is chosen; absent: the better one of two
 * @param slowStart how long an endpoint that comes, or comes back, works up to its share; absent:
 *     it has all of it at once
 * @param outliers when one of several endpoints is left out for a while
 * @param hedge when a read that takes long is asked a second time; absent: never
 * @param retry when a call is tried once more; absent: only where there was no connection and
 *     another endpoint may be called
 * @param cache which responses are kept; absent: none
 * @param auth how the gateway proves who calls; absent: not at all
 * @param health how endpoints are asked whether they are well; absent: they are not
 * @param protocol the version of HTTP that is spoken; absent: HTTP/1.1
 */
public record UpstreamConfig(
    List<EndpointConfig> endpoints,
    @Nullable DiscoverConfig discover,
    PoolConfig pool,
    TimeoutConfig timeout,
    BreakerConfig breaker,
    BulkheadConfig bulkhead,
    ForwardConfig forward,
    Map<String, Secret> headers,
    DataSize maxResponse,
    Boolean coalesce,
    DataSize maxTarget,
    Boolean compression,
    TlsConfig tls,
    Balance balance,
    @Nullable Duration slowStart,
    OutliersConfig outliers,
    @Nullable HedgeConfig hedge,
    @Nullable RetryConfig retry,
    CacheConfig cache,
    ServiceAuthConfig auth,
    @Nullable HealthConfig health,
    HttpProtocol protocol) {
  /** As many endpoints of one service are called at most. */
  public static final int MAX_ENDPOINTS = 1_000;

  private static final DataSize MAX_TARGET = new DataSize(8_000);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ACCEPT_ENCODING = "accept-encoding";
  private static final String AUTHORIZATION = "authorization";

  /** Sets defaults, copies collections. */
  public UpstreamConfig(
      @Nullable List<EndpointConfig> endpoints,
      @Nullable DiscoverConfig discover,
      @Nullable PoolConfig pool,
      @Nullable TimeoutConfig timeout,
      @Nullable BreakerConfig breaker,
      @Nullable BulkheadConfig bulkhead,
      @Nullable ForwardConfig forward,
      @Nullable Map<String, Secret> headers,
      @Nullable DataSize maxResponse,
      @Nullable Boolean coalesce,
      @Nullable DataSize maxTarget,
      @Nullable Boolean compression,
      @Nullable TlsConfig tls,
      @Nullable Balance balance,
      @Nullable Duration slowStart,
      @Nullable OutliersConfig outliers,
      @Nullable HedgeConfig hedge,
      @Nullable RetryConfig retry,
      @Nullable CacheConfig cache,
      @Nullable ServiceAuthConfig auth,
      @Nullable HealthConfig health,
      @Nullable HttpProtocol protocol) {
    require(
        endpoints == null || discover == null, "discover", "beside endpoints", "one of the two");
    require(
        discover != null || (endpoints != null && !endpoints.isEmpty()),
        "endpoints",
        "none",
        "1 or more, or discover");
    this.endpoints = endpoints == null ? List.of() : List.copyOf(endpoints);
    require(
        this.endpoints.size() <= MAX_ENDPOINTS,
        "endpoints",
        this.endpoints.size() + " of them",
        MAX_ENDPOINTS + " at most");
    requireDistinct(this.endpoints);
    this.discover = discover;
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
    require(
        auth == null || !auth.equals(ServiceAuthConfig.NOTHING),
        "auth",
        "nothing",
        "clientCredentials or signer");
    this.auth = auth == null ? ServiceAuthConfig.NOTHING : auth;
    this.tls = tls == null ? TlsConfig.DEFAULT : tls;
    requirePlace(
        tls == null || discover != null || this.endpoints.stream().anyMatch(EndpointConfig::isTls),
        "tls",
        "endpoints",
        "an endpoint whose url begins with https://");
    this.balance = balance == null ? new Balance.PowerOfTwo() : balance;
    this.slowStart = slowStart;
    this.outliers = outliers == null ? OutliersConfig.DEFAULT : outliers;
    this.health = health;
    this.protocol = protocol == null ? HttpProtocol.HTTP1 : protocol;
    require(
        slowStart == null || slowStart.toMillis() >= 1, "slowStart", "no time", "1ms or longer");
    require(
        slowStart == null || !(balance instanceof Balance.Hash),
        "slowStart",
        "beside a balance by hash",
        "another balance, or no slowStart; a hash leaves each client where it is");
    this.hedge = hedge;
    this.retry = retry;
    this.cache = cache == null ? CacheConfig.NONE : cache;
    require(this.maxResponse.bytes() > 0, "maxResponse", this.maxResponse, "1B or more");
    require(this.maxTarget.bytes() > 0, "maxTarget", this.maxTarget, "1B or more");
    require(
        this.headers.keySet().stream().noneMatch(ACCEPT_ENCODING::equalsIgnoreCase),
        "headers",
        ACCEPT_ENCODING,
        "another name; compression of the service says it");
    this.headers.forEach(UpstreamConfig::requireSendable);
    requireEachNameOnce(this.headers.keySet());
    if (this.auth.clientCredentials() != null) {
      requireNoOtherAuthorization();
    }
  }

  /**
   * A service with defaults for everything that is not given.
   *
   * @param given values by the names of their components
   * @throws IllegalArgumentException where a value is rejected
   */
  public static UpstreamConfig of(Map<String, ?> given) {
    return SparseRecord.of(UpstreamConfig.class, given);
  }

  /**
   * The same service played by an endpoint in a test: without discovery, TLS, tokens of its own and
   * health checks, and with patience, since what is slow in a test is the machine.
   */
  public UpstreamConfig playedBy(URI endpoint) {
    return new UpstreamConfig(
        List.of(new EndpointConfig(endpoint, null)),
        null,
        pool,
        new TimeoutConfig(PATIENCE, PATIENCE, PATIENCE, PATIENCE),
        breaker,
        bulkhead,
        forward,
        headers,
        maxResponse,
        coalesce,
        maxTarget,
        compression,
        null,
        balance,
        null,
        null,
        null,
        retry,
        cache,
        auth.signer() == null ? null : new ServiceAuthConfig(null, auth.signer()),
        null,
        null);
  }

  /** The token is sent in the one header that all of these would be sent in. */
  private void requireNoOtherAuthorization() {
    require(
        headers.keySet().stream().noneMatch(AUTHORIZATION::equalsIgnoreCase),
        "headers",
        AUTHORIZATION,
        "another name; auth says it");
    require(
        !forward.authorization(),
        "forward.authorization",
        true,
        "false, or no auth.clientCredentials, whose token is sent in its place");
    require(
        !forward.headers().contains(AUTHORIZATION),
        "forward.headers",
        AUTHORIZATION,
        "another name, or no auth.clientCredentials, whose token is sent in its place");
    require(
        !AUTHORIZATION.equals(forward.timeLeft()),
        "forward.timeLeft",
        AUTHORIZATION,
        "another name, or no auth.clientCredentials, whose token is sent there");
  }

  /** Two with one address would be one, and what is learned of it would be divided. */
  private static void requireDistinct(List<EndpointConfig> endpoints) {
    Set<Object> seen = new HashSet<>();
    for (EndpointConfig each : endpoints) {
      require(seen.add(each.place()), "endpoints", each.url(), "each once; weight says how much");
    }
  }

  private static void requireEachNameOnce(Set<String> names) {
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      require(
          seen.add(name.toLowerCase(Locale.ROOT)), "headers", name, "each name once, in any case");
    }
  }

  private static void requireSendable(String name, Secret value) {
    require(FieldNames.isName(name), "headers", name, "names of headers");
    require(
        !FieldNames.isFraming(name), "headers", name, "another name; it belongs to the connection");
    require(
        !FieldNames.isSelective(name),
        "headers",
        name,
        "another name; requests for parts, or under conditions, are those of clients");
    require(FieldValues.isSendable(value.value()), "headers." + name, value, FieldValues.EXPECTED);
    require(!FieldValues.isPadded(value.value()), "headers." + name, value, FieldValues.UNPADDED);
  }
}
