// SPDX-License-Identifier: Apache-2.0
/**
 * A curl line read as a shell and curl read it, and made a field. Start with {@link
 * dev.facet.server.importing.curl.CurlImport}. It sends no request.
 */
@NullMarked
package dev.facet.server.importing.curl;

import org.jspecify.annotations.NullMarked;
