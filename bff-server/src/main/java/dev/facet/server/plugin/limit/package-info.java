// SPDX-License-Identifier: Apache-2.0
/**
 * What one caller may have of the gateway: how often it may come, and how much at a time. Start
 * with {@link dev.facet.server.plugin.limit.LimitKeys}, which tells callers apart for both.
 */
@NullMarked
package dev.facet.server.plugin.limit;

import org.jspecify.annotations.NullMarked;
