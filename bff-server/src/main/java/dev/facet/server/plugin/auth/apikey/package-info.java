// SPDX-License-Identifier: Apache-2.0
/**
 * Callers known by a key in a header. Start with {@link
 * dev.facet.server.plugin.auth.apikey.ApiKeyPolicy}.
 */
@NullMarked
package dev.facet.server.plugin.auth.apikey;

import org.jspecify.annotations.NullMarked;
