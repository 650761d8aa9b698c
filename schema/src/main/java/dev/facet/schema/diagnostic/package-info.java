// SPDX-License-Identifier: Apache-2.0
/**
 * What is wrong with a file, where, and what to do about it. Start with {@link
 * dev.facet.schema.diagnostic.Diagnostic}; {@link dev.facet.schema.diagnostic.Compilation} is the
 * response of everything that reads files. Configuration files use these types too. Run-time
 * failures are not here.
 */
@NullMarked
package dev.facet.schema.diagnostic;

import org.jspecify.annotations.NullMarked;
