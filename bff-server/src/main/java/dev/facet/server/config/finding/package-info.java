// SPDX-License-Identifier: Apache-2.0
/**
 * What can be wrong with a configuration, by code. Start with {@link
 * dev.facet.server.config.finding.ConfigCode}.
 */
@NullMarked
package dev.facet.server.config.finding;

import org.jspecify.annotations.NullMarked;
