// SPDX-License-Identifier: Apache-2.0
/**
 * From text to a checked configuration. Start with {@link
 * dev.facet.server.config.compile.ConfigCompiler}, which reads, decodes and checks; what is secret
 * in the file is found here, before anything of it is quoted.
 */
@NullMarked
package dev.facet.server.config.compile;

import org.jspecify.annotations.NullMarked;
