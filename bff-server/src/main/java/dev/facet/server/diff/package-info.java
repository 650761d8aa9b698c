// SPDX-License-Identifier: Apache-2.0
/**
 * What changed between two versions of a project, frontend by frontend, and which operations of its
 * clients that hits. Start with {@link dev.facet.server.diff.ProjectComparison}; how schemas are
 * compared is in {@link dev.facet.schema.diff}. Pure: nothing is read or printed here. Routes,
 * policies and services are not compared.
 */
@NullMarked
package dev.facet.server.diff;

import org.jspecify.annotations.NullMarked;
