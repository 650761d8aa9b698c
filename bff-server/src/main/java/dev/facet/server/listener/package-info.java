// SPDX-License-Identifier: Apache-2.0
/**
 * Sockets to exchanges and back. Start with {@link dev.facet.server.listener.HttpListener}. Which
 * route takes a request is asked of the current snapshot; what responds to it is unknown here.
 */
@NullMarked
package dev.facet.server.listener;

import org.jspecify.annotations.NullMarked;
