// SPDX-License-Identifier: Apache-2.0
/**
 * New projects from templates. Start with {@link dev.facet.server.init.NewProject}. The demo's own
 * project, which is written anew at each start, is not here.
 */
@NullMarked
package dev.facet.server.init;

import org.jspecify.annotations.NullMarked;
