// SPDX-License-Identifier: Apache-2.0
/**
 * One line per request. Start with {@link dev.facet.server.plugin.accesslog.AccessLogPlugin}. Where
 * the lines go is the logging configuration's business.
 */
@NullMarked
package dev.facet.server.plugin.accesslog;

import org.jspecify.annotations.NullMarked;
