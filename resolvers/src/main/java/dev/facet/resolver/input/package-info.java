// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong with values that clients give, in words for them: where, what was found, what was
 * expected. Nothing here runs for input that is right. Start with {@link
 * dev.facet.resolver.input.LiteralFault}.
 */
@NullMarked
package dev.facet.resolver.input;

import org.jspecify.annotations.NullMarked;
