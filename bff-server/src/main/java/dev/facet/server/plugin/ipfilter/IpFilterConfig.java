// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.ipfilter;

import static dev.facet.upstream.config.Require.require;

import dev.facet.server.plugin.IpRange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which addresses are let in.
 *
 * @param allow only these; absent: all that are not denied
 * @param deny never these, even where they are allowed; absent: none
 */
public record IpFilterConfig(List<IpRange> allow, List<IpRange> deny) {
  /** Sets defaults and guards against a filter that filters nothing. */
  public IpFilterConfig(@Nullable List<IpRange> allow, @Nullable List<IpRange> deny) {
    this.allow = allow == null ? List.of() : List.copyOf(allow);
    this.deny = deny == null ? List.of() : List.copyOf(deny);
    require(!this.allow.isEmpty() || !this.deny.isEmpty(), "allow", "none", "allow or deny");
    require(
        this.allow.isEmpty()
            || !this.allow.stream()
                .allMatch(one -> this.deny.stream().anyMatch(block -> block.contains(one))),
        "allow",
        this.allow,
        "an address that deny leaves, or nobody is let in");
  }
}
