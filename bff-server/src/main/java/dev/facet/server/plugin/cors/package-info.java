// SPDX-License-Identifier: Apache-2.0
/**
 * Cross-origin requests of browsers, as the Fetch standard defines them. Start with {@link
 * dev.facet.server.plugin.cors.CorsPolicy}.
 */
@NullMarked
package dev.facet.server.plugin.cors;

import org.jspecify.annotations.NullMarked;
