// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.DataSize;
import org.jspecify.annotations.Nullable;

/**
 * What clients must keep to.
 *
 * @param uri the longest request target; absent: 8 KiB
 * @param headers the largest header block; absent: 32 KiB
 * @param headerCount the most header lines; absent: 100
 * @param body the largest body; absent: 1 MiB
 * @param connections the most that are open of the listener; absent: {@link ConnectionShares} says
 * @param streams the most requests of a connection of HTTP/2 at a time; absent: 100
 * @param resets the most requests of a connection of HTTP/2 within 30 s that its client resets, and
 *     as many that are reset for what it did on them; absent: 200
 * @param webSockets the most that are open of the listener; absent: as many as connections
 */
public record RequestLimits(
    DataSize uri,
    DataSize headers,
    Integer headerCount,
    DataSize body,
    @Nullable Integer connections,
    Integer streams,
    Integer resets,
    @Nullable Integer webSockets) {
  private static final int MAX_STREAMS = 10_000;
  private static final int MIN_RESETS = 10;
  private static final int MAX_RESETS = 100_000;
  private static final int MAX_CONNECTIONS = 1_000_000;

  /** What absent limits mean. */
  public static final RequestLimits DEFAULT =
      new RequestLimits(null, null, null, null, null, null, null, null);

  /** Sets defaults and guards. */
  public RequestLimits(
      @Nullable DataSize uri,
      @Nullable DataSize headers,
      @Nullable Integer headerCount,
      @Nullable DataSize body,
      @Nullable Integer connections,
      @Nullable Integer streams,
      @Nullable Integer resets,
      @Nullable Integer webSockets) {
    this.uri = uri == null ? DataSize.kibibytes(8) : uri;
    this.headers = headers == null ? DataSize.kibibytes(32) : headers;
    this.headerCount = headerCount == null ? 100 : headerCount;
    this.body = body == null ? DataSize.mebibytes(1) : body;
    this.connections = connections;
    this.streams = streams == null ? 100 : streams;
    this.resets = resets == null ? 200 : resets;
    this.webSockets = webSockets;
    require(within(this.uri), "uri", this.uri, "1B to 1GiB");
    require(within(this.headers), "headers", this.headers, "1B to 1GiB");
    require(this.headerCount >= 1, "headerCount", this.headerCount, "1 or more");
    requireCount("connections", connections);
    requireCount("webSockets", webSockets);
    require(
        this.streams >= 1 && this.streams <= MAX_STREAMS, "streams", this.streams, "1 to 10000");
    require(
        this.resets >= MIN_RESETS && this.resets <= MAX_RESETS,
        "resets",
        this.resets,
        "10 to 100000");
  }

  private static void requireCount(String key, @Nullable Integer count) {
    require(count == null || (count >= 1 && count <= MAX_CONNECTIONS), key, count, "1 to 1000000");
  }

  /** The same with so many connections. */
  RequestLimits bounded(int most) {
    return new RequestLimits(uri, headers, headerCount, body, most, streams, resets, webSockets);
  }

  /** How many connections of the listener may be open. */
  public int openConnections() {
    return connections == null ? MAX_CONNECTIONS : connections;
  }

  /** How many WebSockets of the listener may be open. */
  public int openWebSockets() {
    return webSockets == null ? openConnections() : webSockets;
  }

  /** HTTP servers take these two as ints. */
  private static boolean within(DataSize size) {
    return size.bytes() >= 1 && size.bytes() <= 1 << 30;
  }
}
