// SPDX-License-Identifier: Apache-2.0
/**
 * Compresses responses of routes by a policy. Start with {@code CompressPlugin}. How responses are
 * compressed, those of frontends and files too, is in {@link
 * dev.facet.server.coding.ResponseCompression}.
 */
@NullMarked
package dev.facet.server.plugin.compress;

import org.jspecify.annotations.NullMarked;
