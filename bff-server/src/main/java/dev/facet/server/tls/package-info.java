// SPDX-License-Identifier: Apache-2.0
/**
 * TLS to clients: which certificate a listener shows, which versions and suites it speaks, what of
 * its settings Vert.x takes, and how what is sent ends. Start with {@link
 * dev.facet.server.tls.ServerTls}. TLS to services is {@code dev.facet.upstream.tls}, what PEM
 * files hold {@code dev.facet.upstream.config}.
 */
@NullMarked
package dev.facet.server.tls;

import org.jspecify.annotations.NullMarked;
