// SPDX-License-Identifier: Apache-2.0
/**
 * What is told of calls that failed, to operators, to entitled clients and to all of them. Start
 * with {@link dev.facet.resolver.failure.FailureLog} for the first and {@link
 * dev.facet.resolver.failure.ErrorCode} for the last. What goes wrong in files is in {@link
 * dev.facet.schema.diagnostic}.
 */
@NullMarked
package dev.facet.resolver.failure;

import org.jspecify.annotations.NullMarked;
