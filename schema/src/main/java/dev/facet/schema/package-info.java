// SPDX-License-Identifier: Apache-2.0
/**
 * SDL files with our directives, compiled to what the engine executes. Start with {@link
 * dev.facet.schema.SchemaCompiler}. Vert.x, files, sockets and every other room are unknown here.
 */
@NullMarked
package dev.facet.schema;

import org.jspecify.annotations.NullMarked;
