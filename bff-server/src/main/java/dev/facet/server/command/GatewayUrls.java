// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.command;

import dev.facet.server.cli.argument.ListenOptions;
import dev.facet.server.cli.argument.LocalAddresses;
import java.util.List;

/**
 * How a developer reaches a gateway.
 *
 * @param host the address it listens on
 * @param port its public port
 * @param managementPort its management port, on loopback
 */
record GatewayUrls(String host, int port, int managementPort) {
  /** Where this machine reaches it; no slash at the end. */
  String own() {
    return LocalAddresses.isEvery(host) ? url(ListenOptions.LOOPBACK, port) : url(host, port);
  }

  /** Where other devices may reach it; empty where it listens on loopback alone. */
  List<String> network() {
    if (LocalAddresses.isLoopback(host)) {
      return List.of();
    }
    return LocalAddresses.isEvery(host)
        ? LocalAddresses.inNetwork().stream().map(address -> url(address, port)).toList()
        : List.of(own());
  }

  /** Where management answers; no slash at the end. */
  String management() {
    return url(ListenOptions.LOOPBACK, managementPort);
  }

  private static String url(String address, int port) {
    return "http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
  }
}
