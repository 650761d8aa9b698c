// SPDX-License-Identifier: Apache-2.0
/**
 * A project as a value: what was read of its files at one moment, and what is wrong with it. Start
 * with {@link dev.facet.server.project.ProjectReader}, which reads; {@link
 * dev.facet.server.project.ProjectCheck} checks what was read and touches no file. What serves is
 * made elsewhere.
 */
@NullMarked
package dev.facet.server.project;

import org.jspecify.annotations.NullMarked;
