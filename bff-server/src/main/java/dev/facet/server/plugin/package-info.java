// SPDX-License-Identifier: Apache-2.0
/**
 * What a plugin is written against; built-ins use nothing else. Start with {@link
 * dev.facet.server.plugin.Plugin} and {@link dev.facet.server.plugin.PluginFactory}. Factories are
 * found by {@link java.util.ServiceLoader}. The built-ins are in packages of their own below this
 * one, and this one imports none of them.
 */
@NullMarked
package dev.facet.server.plugin;

import org.jspecify.annotations.NullMarked;
