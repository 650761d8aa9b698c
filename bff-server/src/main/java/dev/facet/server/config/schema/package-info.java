// SPDX-License-Identifier: Apache-2.0
/**
 * A JSON Schema of {@code facet.yaml}, made of the records that it is decoded into. Start with
 * {@link dev.facet.server.config.schema.ConfigSchema}. How values are read is for {@code
 * config.decode}.
 */
@NullMarked
package dev.facet.server.config.schema;

import org.jspecify.annotations.NullMarked;
