// SPDX-License-Identifier: Apache-2.0
/**
 * A document's text to plans, once. Start with {@link dev.facet.resolver.document.DocumentCache}.
 * Callers and calls are unknown here.
 */
@NullMarked
package dev.facet.resolver.document;

import org.jspecify.annotations.NullMarked;
