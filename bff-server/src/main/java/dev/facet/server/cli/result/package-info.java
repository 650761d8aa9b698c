// SPDX-License-Identifier: Apache-2.0
/**
 * What a command comes to, before it is printed. Start with {@link
 * dev.facet.server.cli.result.CommandResult}; what an operator can fix is a {@link
 * dev.facet.server.cli.result.CommandFailure}.
 */
@NullMarked
package dev.facet.server.cli.result;

import org.jspecify.annotations.NullMarked;
