// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.route;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.cors.OriginPattern;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a route treats requests for a WebSocket (RFC 6455).
 *
 * @param enabled whether services are asked for one; where not, the wish is left out and the
 *     request is one as any other; absent: yes
 * @param origins whose pages may open one, beside those of the gateway's own origin; null: those
 *     that the route's cors policy names
 * @param max open at a time, by each gateway; absent: 10000
 * @param idle how long nothing may pass, pings included; absent: 5 minutes
 */
public record WebSocketConfig(
    Boolean enabled, @Nullable List<OriginPattern> origins, Integer max, Duration idle) {
  private static final int MAX_MAX = 1_000_000;
  private static final Duration MAX_IDLE = Duration.ofDays(1);

  /** What an absent setting means. */
  public static final WebSocketConfig DEFAULT = new WebSocketConfig(null, null, null, null);

  /** Sets defaults and guards. */
  public WebSocketConfig(
      @Nullable Boolean enabled,
      @Nullable List<OriginPattern> origins,
      @Nullable Integer max,
      @Nullable Duration idle) {
    this.enabled = enabled == null || enabled;
    boolean others = origins != null || max != null || idle != null;
    require(this.enabled || !others, "enabled", false, "no other settings beside it");
    this.origins = origins == null ? null : List.copyOf(origins);
    this.max = max == null ? 10_000 : max;
    this.idle = idle == null ? Duration.ofMinutes(5) : idle;
    require(this.max >= 1 && this.max <= MAX_MAX, "max", this.max, "1 to " + MAX_MAX);
    require(
        this.idle.toMillis() > 0 && this.idle.compareTo(MAX_IDLE) <= 0,
        "idle",
        this.idle,
        "1ms to 24h");
  }
}
