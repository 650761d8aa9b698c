// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import dev.facet.server.config.yaml.Substitutions;
import dev.facet.server.pipeline.PluginCatalogue;

/**
 * What a project is read and checked with.
 *
 * @param folder where its files are
 * @param substitutions where placeholders get their values
 * @param plugins all that policies may name
 */
public record ProjectInputs(
    ProjectFolder folder, Substitutions substitutions, PluginCatalogue plugins) {}
