// SPDX-License-Identifier: Apache-2.0
/**
 * A gateway from its files to its listeners, in one process. Start with {@link
 * dev.facet.server.runtime.Gateway}. What is typed on the command line is unknown here.
 */
@NullMarked
package dev.facet.server.runtime;

import org.jspecify.annotations.NullMarked;
