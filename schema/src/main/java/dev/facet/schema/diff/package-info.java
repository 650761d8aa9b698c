// SPDX-License-Identifier: Apache-2.0
/**
 * What changed between two compiled schemas of a frontend: for its clients, and in how fields get
 * their values. Start with {@link dev.facet.schema.diff.SchemaComparison}. Which operations a
 * change hits is a matter of what they use, {@link dev.facet.schema.diff.DocumentUses}. No files
 * and no printing here.
 */
@NullMarked
package dev.facet.schema.diff;

import org.jspecify.annotations.NullMarked;
