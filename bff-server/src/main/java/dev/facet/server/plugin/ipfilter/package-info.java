// SPDX-License-Identifier: Apache-2.0
/**
 * Lets requests in by address. Start with {@link dev.facet.server.plugin.ipfilter.IpFilterPolicy}.
 * Whose word about the address counts is decided by the listener.
 */
@NullMarked
package dev.facet.server.plugin.ipfilter;

import org.jspecify.annotations.NullMarked;
