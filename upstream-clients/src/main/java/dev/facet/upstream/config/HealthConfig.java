// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a service's endpoints are asked whether they are well.
 *
 * @param path of a GET, with a query if need be; the endpoint's base path goes before it
 * @param every how often each is asked; absent: 5 s
 * @param timeout how long its response may take; absent: 1 s, or {@code every} where that is less
 * @param healthyAfter how many responses in a row make one healthy that was not; absent: 2
 * @param unhealthyAfter how many failures in a row make one unhealthy; absent: 3
 * @param statuses which mean that it is well; absent: 200 to 299
 */
public record HealthConfig(
    String path,
    Duration every,
    Duration timeout,
    Integer healthyAfter,
    Integer unhealthyAfter,
    List<Integer> statuses) {
  private static final Duration MAX_TIMEOUT = Duration.ofSeconds(1);

  /** Sets defaults and guards. */
  public HealthConfig(
      String path,
      @Nullable Duration every,
      @Nullable Duration timeout,
      @Nullable Integer healthyAfter,
      @Nullable Integer unhealthyAfter,
      @Nullable List<Integer> statuses) {
    this.path = path;
    this.every = every == null ? Duration.ofSeconds(5) : every;
    this.timeout = timeout == null ? least(MAX_TIMEOUT, this.every) : timeout;
    this.healthyAfter = healthyAfter == null ? 2 : healthyAfter;
    this.unhealthyAfter = unhealthyAfter == null ? 3 : unhealthyAfter;
    this.statuses = statuses == null ? List.of() : List.copyOf(statuses);
    require(
        statuses == null || !statuses.isEmpty(), "statuses", "none", "1 or more, from 200 to 599");
    require(this.every.toMillis() >= 10, "every", this.every, "10ms or longer");
    require(
        this.timeout.toMillis() >= 1 && this.timeout.compareTo(this.every) <= 0,
        "timeout",
        this.timeout.toMillis() + "ms",
        "1ms or longer, and not longer than every");
    require(this.healthyAfter >= 1, "healthyAfter", this.healthyAfter, "1 or more");
    require(this.unhealthyAfter >= 1, "unhealthyAfter", this.unhealthyAfter, "1 or more");
    require(
        this.statuses.stream().allMatch(status -> status >= 200 && status <= 599),
        "statuses",
        this.statuses,
        "200 to 599");
    require(
        path.matches("/([!-.0-~][!-~]*)?") && path.indexOf('#') < 0,
        "path",
        path,
        "a path that begins with one /, such as /health");
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** Whether a response with this status means that the endpoint is well. */
  public boolean isWell(int status) {
    return statuses.isEmpty() ? status >= 200 && status < 300 : statuses.contains(status);
  }
}
