// SPDX-License-Identifier: Apache-2.0
/**
 * Callers known by the certificate that they showed in the handshake. Start with {@link
 * dev.facet.server.plugin.auth.certificate.CertificatePolicy}. That it is one of a known authority
 * is verified by the listener.
 */
@NullMarked
package dev.facet.server.plugin.auth.certificate;

import org.jspecify.annotations.NullMarked;
