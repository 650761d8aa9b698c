// SPDX-License-Identifier: Apache-2.0
/**
 * GraphiQL in the browser, from files in this process: no page here asks another host for anything.
 * Start with {@link dev.facet.server.ide.GraphiQlPages}. Access to the pages is decided elsewhere.
 */
@NullMarked
package dev.facet.server.ide;

import org.jspecify.annotations.NullMarked;
