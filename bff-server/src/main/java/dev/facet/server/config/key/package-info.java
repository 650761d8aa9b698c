// SPDX-License-Identifier: Apache-2.0
/**
 * How components of records are spelled in the file where that is not their name. Records of
 * plugins may use it too. Start with {@link dev.facet.server.config.key.Key}. Reading is not here:
 * see {@code config.decode}.
 */
@NullMarked
package dev.facet.server.config.key;

import org.jspecify.annotations.NullMarked;
