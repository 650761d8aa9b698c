// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import dev.facet.server.config.key.OtherKeys;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where the gateway listens.
 *
 * @param clients the listeners for clients by name, in the order of the file; absent: one, {@code
 *     public}, with its defaults
 * @param management the listener for health, metrics and administration; absent: its defaults
 */
public record ListenersConfig(
    @OtherKeys Map<String, ListenerConfig> clients, ManagementConfig management) {
  /** The name of the listener that there is where the file names none. */
  public static final String PUBLIC = "public";

  private static final String LOOPBACK = "127.0.0.1";

  /** Sets defaults. */
  public ListenersConfig(
      @Nullable Map<String, ListenerConfig> clients, @Nullable ManagementConfig management) {
    this.clients =
        Collections.unmodifiableMap(
            ConnectionShares.given(
                clients == null || clients.isEmpty()
                    ? Map.of(PUBLIC, ListenerConfig.DEFAULT)
                    : clients));
    this.management = management == null ? ManagementConfig.DEFAULT : management;
  }

  /** The name of the listener that is meant where one is meant: {@code public}, or the first. */
  public String mainName() {
    return clients.containsKey(PUBLIC) ? PUBLIC : clients.keySet().iterator().next();
  }

  /** The listener of {@link #mainName}. */
  public ListenerConfig main() {
    return Objects.requireNonNull(clients.get(mainName()));
  }

  /** How long the gateway serves on while it stops: the longest pause of all. */
  public Duration pause() {
    return longest(ShutdownConfig::pause);
  }

  /** How long requests in flight have when it stops: the longest time of all. */
  public Duration grace() {
    return longest(ShutdownConfig::grace);
  }

  private Duration longest(Function<ShutdownConfig, Duration> time) {
    return Collections.max(
        clients.values().stream().map(ListenerConfig::shutdown).map(time).toList());
  }

  /** How many connections clients may have open at all listeners together. */
  public long connections() {
    return clients.values().stream().mapToLong(each -> each.limits().openConnections()).sum();
  }

  /**
   * How many connections of clients the process has file descriptors for, where none is left for
   * services; negative where that is unknown.
   */
  public static long possibleConnections() {
    return ConnectionShares.forClients();
  }

  /** The one that takes the largest bodies. */
  public Entry<String, ListenerConfig> widest() {
    return Collections.max(
        clients.entrySet(),
        Entry.comparingByValue((one, other) ->
            Long.compare(one.limits().body().bytes(), other.limits().body().bytes())));
  }

  /** What the gateway calls itself in Via; null for what the process draws. */
  public @Nullable String via() {
    return clients.values().stream()
        .map(ListenerConfig::via)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The same listeners on any free ports of loopback, in clear text. */
  public ListenersConfig inTests() {
    Map<String, ListenerConfig> open = new LinkedHashMap<>();
    clients.forEach((name, listener) -> open.put(name, listener.inTests(LOOPBACK)));
    return new ListenersConfig(open, new ManagementConfig(0, LOOPBACK, management.token()));
  }

  /**
   * The same listeners at a developer's desk.
   *
   * @param host the address to listen on for clients; management stays on loopback
   * @param port of the main listener; null for the one it has
   */
  public ListenersConfig atDesk(String host, @Nullable Integer port) {
    Map<String, ListenerConfig> moved = new LinkedHashMap<>();
    clients.forEach((name, listener) ->
        moved.put(
            name,
            listener.at(host, port == null || !name.equals(mainName()) ? listener.port() : port)));
    return new ListenersConfig(
        moved, new ManagementConfig(management.port(), LOOPBACK, management.token()));
  }
}
