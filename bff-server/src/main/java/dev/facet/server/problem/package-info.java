// SPDX-License-Identifier: Apache-2.0
/**
 * How failures look to clients. Start with {@link dev.facet.server.problem.ProblemRenderer}; {@link
 * dev.facet.server.problem.FailureMapping} turns what upstream clients report into problems.
 * Plugins know {@link dev.facet.server.plugin.Problem} only, never this room.
 */
@NullMarked
package dev.facet.server.problem;

import org.jspecify.annotations.NullMarked;
