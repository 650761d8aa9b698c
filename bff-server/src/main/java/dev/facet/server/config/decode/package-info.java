// SPDX-License-Identifier: Apache-2.0
/**
 * Nodes to records, by the components of the records. Start with {@link
 * dev.facet.server.config.decode.RecordDecoder}. Whether values fit each other is for {@code
 * config.rule}.
 */
@NullMarked
package dev.facet.server.config.decode;

import org.jspecify.annotations.NullMarked;
