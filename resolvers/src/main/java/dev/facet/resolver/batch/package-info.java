// SPDX-License-Identifier: Apache-2.0
/**
 * Loads to calls. Start with {@link dev.facet.resolver.batch.OperationLoaders}: one registry of
 * data loaders for one operation, dispatched when a wave is complete; {@link
 * dev.facet.resolver.batch.CallSender} makes the calls, {@link
 * dev.facet.resolver.batch.ResponseReader} reads what came. Selections and the response to the
 * client are unknown here.
 */
@NullMarked
package dev.facet.resolver.batch;

import org.jspecify.annotations.NullMarked;
