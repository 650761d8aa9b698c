// SPDX-License-Identifier: Apache-2.0
/**
 * Runs test pages of a project: {@code facet test}. Start with {@link
 * dev.facet.server.page.run.PageRuns}. Each page has a gateway and fake services of its own, on
 * loopback; nothing else is contacted. How pages are read and compared is not here but in {@code
 * page}.
 */
@NullMarked
package dev.facet.server.page.run;

import org.jspecify.annotations.NullMarked;
