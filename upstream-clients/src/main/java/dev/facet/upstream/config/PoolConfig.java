// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.config;

import static dev.facet.upstream.config.Require.require;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
