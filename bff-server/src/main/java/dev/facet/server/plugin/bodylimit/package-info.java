// SPDX-License-Identifier: Apache-2.0
/**
 * Rejects bodies that are too long. Start with {@link
 * dev.facet.server.plugin.bodylimit.BodyLimitPlugin}. Limits of the request line and header belong
 * to the listener.
 */
@NullMarked
package dev.facet.server.plugin.bodylimit;

import org.jspecify.annotations.NullMarked;
