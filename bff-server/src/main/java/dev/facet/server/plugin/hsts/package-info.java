// SPDX-License-Identifier: Apache-2.0
/**
 * Tells browsers to come by https only (RFC 6797). Start with {@link
 * dev.facet.server.plugin.hsts.HstsPolicy}. Redirects to https are routes.
 */
@NullMarked
package dev.facet.server.plugin.hsts;

import org.jspecify.annotations.NullMarked;
