// SPDX-License-Identifier: Apache-2.0
/**
 * Changes parameters of the query. Start with {@link
 * dev.facet.server.plugin.transform.query.QueryPlugin}.
 */
@NullMarked
package dev.facet.server.plugin.transform.query;

import org.jspecify.annotations.NullMarked;
