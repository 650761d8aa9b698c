// SPDX-License-Identifier: Apache-2.0
/**
 * Equal work in flight is done once. Start with {@link dev.facet.upstream.share.SharedWork}; what
 * makes two pieces of work equal is the business of its users.
 */
@NullMarked
package dev.facet.upstream.share;

import org.jspecify.annotations.NullMarked;
