// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.runtime;

import dev.facet.server.config.listener.ListenerConfig;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;

/**
 * What becomes of listeners that are open, where others are wanted.
 *
 * @param kept by the name that they have from now on: they need not be opened anew
 * @param missing what is to be opened, by name
 * @param leftover what nothing wants
 */
record ListenerPlan(
    Map<String, ClientListener> kept,
    Map<String, ListenerConfig> missing,
    List<ClientListener> leftover) {

  /** Keeps those of the same name first, then those that are at a wanted port by another name. */
  static ListenerPlan of(Map<String, ClientListener> open, Map<String, ListenerConfig> wanted) {
    Map<String, ClientListener> before = new LinkedHashMap<>(open);
    Map<String, ClientListener> kept = new LinkedHashMap<>();
    Map<String, ListenerConfig> missing = new LinkedHashMap<>(wanted);
    missing.entrySet().removeIf(entry -> keep(entry.getKey(), entry, before, kept));
    missing.entrySet().removeIf(entry -> isRenamed(entry, before, kept));
    return new ListenerPlan(kept, missing, List.copyOf(before.values()));
  }

  private static boolean isRenamed(
      Entry<String, ListenerConfig> wanted,
      Map<String, ClientListener> before,
      Map<String, ClientListener> kept) {
    return wanted.getValue().port() != 0
        && List.copyOf(before.keySet()).stream().anyMatch(name -> keep(name, wanted, before, kept));
  }

  private static boolean keep(
      String name,
      Entry<String, ListenerConfig> wanted,
      Map<String, ClientListener> before,
      Map<String, ClientListener> kept) {
    ClientListener listener = before.get(name);
    if (listener == null || !listener.isListening() || !listener.isOpenedAs(wanted.getValue())) {
      return false;
    }
    before.remove(name);
    kept.put(wanted.getKey(), listener);
    return true;
  }

  /** What nothing wants, and keeps the port of something that is wanted. */
  List<ClientListener> inTheWayOf(ListenerConfig wanted) {
    return leftover.stream()
        .filter(listener -> wanted.port() != 0 && listener.port() == wanted.port())
        .filter(listener -> overlap(listener.config().address(), wanted.address()))
        .toList();
  }

  /** Whether sockets of one port may collide; of names nobody knows before they are resolved. */
  static boolean overlap(String one, String other) {
    InetAddress first = NetUtil.createInetAddressFromIpAddressString(one);
    InetAddress second = NetUtil.createInetAddressFromIpAddressString(other);
    return first == null
        || second == null
        || first.equals(second)
        || first.isAnyLocalAddress()
        || second.isAnyLocalAddress();
  }
}
