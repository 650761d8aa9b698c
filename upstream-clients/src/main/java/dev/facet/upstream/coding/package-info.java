// SPDX-License-Identifier: Apache-2.0
/**
 * Undoes the content codings of responses. Start with {@link
 * dev.facet.upstream.coding.ContentDecoder}.
 */
@NullMarked
package dev.facet.upstream.coding;

import org.jspecify.annotations.NullMarked;
