// SPDX-License-Identifier: Apache-2.0
/**
 * Values in the settings of policies, which are made of the request: the schema language's
 * expressions and paths, so that plugins know nothing of schemas. Start with {@link
 * dev.facet.server.value.ValueTemplate}.
 */
@NullMarked
package dev.facet.server.value;

import org.jspecify.annotations.NullMarked;
