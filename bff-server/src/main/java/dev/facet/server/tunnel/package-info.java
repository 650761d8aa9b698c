// SPDX-License-Identifier: Apache-2.0
/**
 * Connections that went on as WebSockets (RFC 6455): bytes pass from the client to the service and
 * back as they are. Start with {@link dev.facet.server.tunnel.Tunnel}. The handshake is not here:
 * it is a request as any other, with its route's pipeline. Of HTTP/2 the client's side is a stream
 * (RFC 8441), which {@link dev.facet.server.tunnel.StreamChannel} makes a channel of.
 */
@NullMarked
package dev.facet.server.tunnel;

import org.jspecify.annotations.NullMarked;
