// SPDX-License-Identifier: Apache-2.0
/**
 * What is told of calls that failed, to operators and to entitled clients. Start with {@link
 * dev.facet.resolver.failure.FailureLog}. What clients are told is in {@link
 * dev.facet.resolver.error}.
 */
@NullMarked
package dev.facet.resolver.failure;

import org.jspecify.annotations.NullMarked;
