// SPDX-License-Identifier: Apache-2.0
/**
 * Changes statuses of responses. Start with {@link
 * dev.facet.server.plugin.transform.status.StatusPlugin}.
 */
@NullMarked
package dev.facet.server.plugin.transform.status;

import org.jspecify.annotations.NullMarked;
