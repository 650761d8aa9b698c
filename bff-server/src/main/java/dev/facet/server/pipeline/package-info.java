// SPDX-License-Identifier: Apache-2.0
/**
 * Plugins around an endpoint, in the order of their phases. Start with {@link
 * dev.facet.server.pipeline.Pipeline}; {@link dev.facet.server.pipeline.PluginCatalogue} finds the
 * factories. {@link dev.facet.server.pipeline.ScopeGuard} is the one step that no plugin makes.
 * Which plugins a route uses is decided elsewhere.
 */
@NullMarked
package dev.facet.server.pipeline;

import org.jspecify.annotations.NullMarked;
