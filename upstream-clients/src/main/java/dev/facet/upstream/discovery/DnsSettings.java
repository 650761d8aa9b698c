// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.discovery;

import io.netty.resolver.HostsFileEntriesProvider;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/**
 * How names are looked up.
 *
 * @param servers asked in this order; empty for those of the operating system
 * @param patience how long one name server may take for one response
 * @param files reads what this machine knows beside; it may block
 */
public record DnsSettings(
    List<InetSocketAddress> servers, Duration patience, Supplier<Files> files) {
  /** What the operating system is set up with. */
  public static final DnsSettings SYSTEM =
      new DnsSettings(List.of(), Duration.ofSeconds(2), DnsSettings::ofSystem);

  /** Copies the list. */
  public DnsSettings {
    servers = List.copyOf(servers);
  }

  /**
   * What files say of names.
   *
   * @param hosts names that are not looked up
   * @param search where names are looked for that lack their end
   */
  public record Files(HostsFileEntriesProvider hosts, SearchList search) {}

  private static Files ofSystem() {
    return new Files(HostsFileEntriesProvider.parser().parseSilently(), SearchList.ofSystem());
  }
}
