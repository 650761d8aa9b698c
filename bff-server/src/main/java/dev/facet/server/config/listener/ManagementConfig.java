// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.config.listener;

import static dev.facet.upstream.config.Require.require;

import dev.facet.upstream.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The listener for health, metrics and administration.
 *
 * @param port 0 for any free one; absent: 9090
 * @param address of the interface to listen on; absent: 127.0.0.1
 * @param token what operators show, as {@code Authorization: Bearer}, for all but health and
 *     readiness; absent: nothing, and caches cannot be invalidated
 */
public record ManagementConfig(Integer port, String address, @Nullable Secret token) {
  /** What an absent listener means. */
  public static final ManagementConfig DEFAULT = new ManagementConfig(null, null, null);

  private static final String TOKEN = "[!-~]{1,4096}"; // what a header carries in one piece

  /** Sets defaults and guards. */
  public ManagementConfig(
      @Nullable Integer port, @Nullable String address, @Nullable Secret token) {
    this.port = ListenerAddress.port(port, 9090);
    this.address = ListenerAddress.address(address, "127.0.0.1");
    this.token = token;
    require(
        token == null || token.value().matches(TOKEN),
        "token",
        "***",
        "1 to 4096 letters, digits and signs of ASCII, without spaces");
  }

  /** One that needs no token. */
  public ManagementConfig(@Nullable Integer port, @Nullable String address) {
    this(port, address, null);
  }
}
