// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.argument.LocalAddresses;
import dev.facet.server.config.listener.ListenerConfig;
import dev.facet.server.config.listener.ListenersConfig;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How a developer reaches a gateway.
 *
 * @param host the address it listens on
 * @param ports the ports of its listeners for clients, by name
 * @param managementPort its management port, on loopback
 */
record GatewayUrls(String host, ToIntFunction<String> ports, int managementPort) {
  private static final String HTTP = "http";

  /** Where this machine reaches the main listener; no slash at the end. */
  String own(ListenersConfig listeners) {
    return own(listeners, List.of());
  }

  /**
   * The same for what some listeners serve: the first of them.
   *
   * @param names of listeners; empty for all
   */
  String own(ListenersConfig listeners, List<String> names) {
    return at(
        LocalAddresses.isEvery(host) ? ListenOptions.LOOPBACK : host,
        listeners,
        name(listeners, names));
  }

  private static String name(ListenersConfig listeners, List<String> names) {
    return names.isEmpty() ? listeners.mainName() : names.getFirst();
  }

  /** Whether it listens for other devices than this one. */
  boolean isOpenToNetwork() {
    return !LocalAddresses.isLoopback(host);
  }

  /**
   * Where other devices may reach what some listeners serve: the first of them; empty where it is
   * on loopback alone.
   *
   * @param names of listeners; empty for all
   */
  List<String> network(ListenersConfig listeners, List<String> names) {
    if (!isOpenToNetwork()) {
      return List.of();
    }
    return LocalAddresses.isEvery(host)
        ? LocalAddresses.inNetwork().stream()
            .map(address -> at(address, listeners, name(listeners, names)))
            .toList()
        : List.of(own(listeners, names));
  }

  private String at(String address, ListenersConfig listeners, String name) {
    ListenerConfig listener = listeners.clients().get(name);
    boolean tls = listener != null && listener.tls() != null;
    return url(tls ? "https" : HTTP, address, ports.applyAsInt(name));
  }

  /** Where management answers; no slash at the end. */
  String management() {
    return url(HTTP, ListenOptions.LOOPBACK, managementPort);
  }

  private static String url(String scheme, String address, int port) {
    return scheme + "://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }
}
