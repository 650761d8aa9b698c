// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ipfilter;

import dev.facet.server.plugin.IpAddress;
import dev.facet.server.plugin.IpRange;
import java.util.List;

/** Decides whether an address is let in. What is no address is not. */
final class IpFilterPolicy {
  private final IpFilterConfig config;

  IpFilterPolicy(IpFilterConfig config) {
    this.config = config;
  }

  boolean letsIn(String clientIp) {
    return IpAddress.parse(clientIp).filter(this::letsIn).isPresent();
  }

  private boolean letsIn(IpAddress address) {
    return !holds(config.deny(), address)
        && (config.allow().isEmpty() || holds(config.allow(), address));
  }

  private static boolean holds(List<IpRange> ranges, IpAddress address) {
    for (IpRange range : ranges) {
      if (range.contains(address)) {
        return true;
      }
    }
    return false;
  }
}
