// SPDX-License-Identifier: Apache-2.0
/**
 * Test pages in Markdown: what they say, and how that is compared with what came. Start with {@link
 * dev.facet.server.page.TestPage}. Nothing is sent or listened to here: {@code page.run} does that
 * for {@code facet test}, and Facet's own spec pages, which have more kinds of blocks, are read and
 * compared by the same classes.
 */
@NullMarked
package dev.facet.server.page;

import org.jspecify.annotations.NullMarked;
