// SPDX-License-Identifier: Apache-2.0
/**
 * Entities, references and batches: keys that are there, fit and are given. Start with {@link
 * dev.facet.schema.rule.key.KeyRules}.
 */
@NullMarked
package dev.facet.schema.rule.key;

import org.jspecify.annotations.NullMarked;
