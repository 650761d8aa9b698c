// SPDX-License-Identifier: Apache-2.0
/**
 * Changes JSON bodies of requests and responses. Start with {@link
 * dev.facet.server.plugin.transform.json.JsonPlugin}; {@link
 * dev.facet.server.plugin.transform.json.JsonRewriter} makes the changes, piece by piece.
 */
@NullMarked
package dev.facet.server.plugin.transform.json;

import org.jspecify.annotations.NullMarked;
