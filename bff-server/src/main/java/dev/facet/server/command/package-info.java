// SPDX-License-Identifier: Apache-2.0
/**
 * What the commands do, behind their options. Start with {@link
 * dev.facet.server.command.FacetCommands}. Reading the command line and printing is not done here.
 */
@NullMarked
package dev.facet.server.command;

import org.jspecify.annotations.NullMarked;
