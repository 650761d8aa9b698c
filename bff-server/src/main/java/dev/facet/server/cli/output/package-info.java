// SPDX-License-Identifier: Apache-2.0
/**
 * How results and failures look, on a terminal, as JSON or in a log. Start with {@link
 * dev.facet.server.cli.output.ResultPrinter}.
 */
@NullMarked
package dev.facet.server.cli.output;

import org.jspecify.annotations.NullMarked;
