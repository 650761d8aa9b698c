// SPDX-License-Identifier: Apache-2.0
/**
 * Compresses responses of all kinds: of services, of files, and of frontends, whose endpoint asks
 * for it. Start with {@link dev.facet.server.plugin.compress.ResponseCompression}; what may be
 * compressed is {@link dev.facet.server.plugin.compress.CompressionRules}. What services sent
 * compressed is decoded elsewhere, for frontends alone.
 */
@NullMarked
package dev.facet.server.plugin.compress;

import org.jspecify.annotations.NullMarked;
