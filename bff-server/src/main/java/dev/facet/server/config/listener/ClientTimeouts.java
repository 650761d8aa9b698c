// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.DataSize;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How long a client is waited for. Only time counts in which nothing but the client keeps the
 * request from going on.
 *
 * @param header for a whole head, from its first byte; absent: 10 s
 * @param body for a whole body, beside what {@code bodyRate} grants; absent: 30 s
 * @param bodyRate a body that comes at this rate, in bytes each second, or faster is waited for as
 *     long as it takes; absent: 1 KiB
 * @param idle for the next request of a connection, and for the client to read more of a response;
 *     absent: 60 s
 */
public record ClientTimeouts(Duration header, Duration body, DataSize bodyRate, Duration idle) {
  private static final Duration MAX = Duration.ofDays(1);

  /** What absent time-outs mean. */
  public static final ClientTimeouts DEFAULT = new ClientTimeouts(null, null, null, null);

  /** Sets defaults and guards. */
  public ClientTimeouts(
      @Nullable Duration header,
      @Nullable Duration body,
      @Nullable DataSize bodyRate,
      @Nullable Duration idle) {
    this.header = checked("header", header, 10);
    this.body = checked("body", body, 30);
    this.bodyRate = bodyRate == null ? DataSize.kibibytes(1) : bodyRate;
    this.idle = checked("idle", idle, 60);
    require(this.bodyRate.bytes() >= 1, "bodyRate", this.bodyRate, "1B or more");
  }

  private static Duration checked(String name, @Nullable Duration value, int standardSeconds) {
    Duration checked = value == null ? Duration.ofSeconds(standardSeconds) : value;
    require(checked.toMillis() > 0 && checked.compareTo(MAX) <= 0, name, checked, "1ms to 24h");
    return checked;
  }
}
