// SPDX-License-Identifier: Apache-2.0
/**
 * Content codings of responses (RFC 9110, section 8.4), for whatever makes them: routes by a
 * policy, frontends, files. Start with {@link dev.facet.server.coding.ResponseCompression}. Which
 * coding a client likes best is not here: see {@code dev.facet.http}.
 */
@NullMarked
package dev.facet.server.coding;

import org.jspecify.annotations.NullMarked;
