// SPDX-License-Identifier: Apache-2.0
/**
 * Changes headers of requests and responses. Start with {@link
 * dev.facet.server.plugin.transform.headers.HeadersPlugin}.
 */
@NullMarked
package dev.facet.server.plugin.transform.headers;

import org.jspecify.annotations.NullMarked;
