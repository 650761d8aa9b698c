// SPDX-License-Identifier: Apache-2.0
/**
 * Callers known by a signed token, RFC 7519 under the rules of RFC 8725. Start with {@link
 * dev.facet.server.plugin.auth.jwt.JwtPolicy}. Opaque tokens are not understood here.
 */
@NullMarked
package dev.facet.server.plugin.auth.jwt;

import org.jspecify.annotations.NullMarked;
