// SPDX-License-Identifier: Apache-2.0
/**
 * What goes wrong while an operation is executed, as clients see it. Start with {@link
 * dev.facet.resolver.error.ErrorCode}. What goes wrong in files is in {@link
 * dev.facet.schema.diagnostic}.
 */
@NullMarked
package dev.facet.resolver.error;

import org.jspecify.annotations.NullMarked;
