// SPDX-License-Identifier: Apache-2.0
/**
 * What must hold for a configuration as a whole, one class for each rule. Start with {@link
 * dev.facet.server.config.rule.ConfigRules}.
 */
@NullMarked
package dev.facet.server.config.rule;

import org.jspecify.annotations.NullMarked;
