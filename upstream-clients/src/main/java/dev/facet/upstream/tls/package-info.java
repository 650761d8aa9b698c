// SPDX-License-Identifier: Apache-2.0
/**
 * TLS to whatever the gateway calls: what of the settings Vert.x takes, and why a handshake does
 * not come about. Start with {@link dev.facet.upstream.tls.ServiceTls}.
 */
@NullMarked
package dev.facet.upstream.tls;

import org.jspecify.annotations.NullMarked;
