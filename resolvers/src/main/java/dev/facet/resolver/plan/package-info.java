// SPDX-License-Identifier: Apache-2.0
/**
 * A validated document, compiled once: which fields, from where, through which loaders. Start with
 * {@link dev.facet.resolver.plan.PlanCompiler}; {@link dev.facet.resolver.plan.OperationPlan} is
 * what comes out. Variables' values, callers and calls are unknown here.
 */
@NullMarked
package dev.facet.resolver.plan;

import org.jspecify.annotations.NullMarked;
