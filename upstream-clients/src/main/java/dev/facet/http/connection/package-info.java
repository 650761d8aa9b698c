// SPDX-License-Identifier: Apache-2.0
/**
 * How the bytes of messages get through a connection with little work, on both sides of the
 * gateway. Start with {@link dev.facet.http.connection.CoalescedFlush}. Nothing here knows what the
 * bytes mean.
 */
@NullMarked
package dev.facet.http.connection;

import org.jspecify.annotations.NullMarked;
