// SPDX-License-Identifier: Apache-2.0
/**
 * The process around a command: its terminal and variables, the signals it gets and the code it
 * ends with. Start with {@link dev.facet.server.cli.process.Terminal}.
 */
@NullMarked
package dev.facet.server.cli.process;

import org.jspecify.annotations.NullMarked;
