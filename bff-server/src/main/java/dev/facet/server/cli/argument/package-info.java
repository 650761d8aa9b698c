// SPDX-License-Identifier: Apache-2.0
/**
 * What is typed behind a command, as values: options, folders and addresses. Start with {@link
 * dev.facet.server.cli.argument.CheckOptions}. What they do is not here.
 */
@NullMarked
package dev.facet.server.cli.argument;

import org.jspecify.annotations.NullMarked;
