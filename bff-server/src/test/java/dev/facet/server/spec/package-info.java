// SPDX-License-Identifier: Apache-2.0
/**
 * Runs the pages in {@code src/test/resources/spec}: documentation that cannot go stale. Start with
 * {@link dev.facet.server.spec.SpecPagesIT}; the format is described beside the pages. They are
 * read and compared by {@link dev.facet.server.page.TestPage} and its neighbours, as pages of
 * {@code facet test} are. The gateway they run against is {@link dev.facet.server.GatewayFixture},
 * not made here.
 */
@NullMarked
package dev.facet.server.spec;

import org.jspecify.annotations.NullMarked;
