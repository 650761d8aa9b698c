// SPDX-License-Identifier: Apache-2.0
/**
 * The text of {@code facet.yaml} as nodes that know their places, with variables filled in, and
 * what keeps it from being YAML in words for its author. Start with {@link
 * dev.facet.server.config.yaml.ConfigReader}. What settings there are is not known here.
 */
@NullMarked
package dev.facet.server.config.yaml;

import org.jspecify.annotations.NullMarked;
