// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.tunnel.LoopTunnels;
import dev.facet.server.tunnel.Tunnel;

/**
 * What a service has agreed to: that its connection and the client's become a tunnel.
 *
 * @param response of the service, as the policies of the route have left it
 * @param upgraded its body
 * @param terms what the tunnel keeps to
 * @param tunnels those of the event loop
 */
record TunnelAgreement(
    GatewayResponse response,
    GatewayResponse.Body.Upgraded upgraded,
    Tunnel.Terms terms,
    LoopTunnels tunnels) {}
