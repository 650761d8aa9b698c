// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.plugin.hsts;

import dev.facet.http.Authorities;
import dev.facet.server.plugin.GatewayRequest;
import io.netty.util.NetUtil;
import io.vertx.core.http.HttpHeaders;

/**
 * Decides who is told: clients that came by https, to a host with a name. Over http the header must
 * not be sent (RFC 6797, section 7.2), and an address is no host to remember (section 8.1.1).
 */
final class HstsPolicy {
  private final CharSequence value;

  HstsPolicy(HstsConfig config) {
    value =
        HttpHeaders.createOptimized(
            "max-age="
                + config.maxAge().toSeconds()
                + (config.includeSubDomains() ? "; includeSubDomains" : "")
                + (config.preload() ? "; preload" : ""));
  }

  boolean tells(GatewayRequest request) {
    return request.scheme().equals("https") && !isAddress(request.authority());
  }

  private static boolean isAddress(String authority) {
    return authority.startsWith("[")
        || NetUtil.isValidIpV4Address(authority.substring(0, Authorities.endOfHost(authority)));
  }

  CharSequence value() {
    return value;
  }
}
