// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import io.vertx.core.MultiMap;

/**
 * A whole answer.
 *
 * @param status the HTTP status
 * @param headers as received
 * @param body decoded and complete; not copied, so not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // read once by a parser; never compared
public record UpstreamResponse(int status, MultiMap headers, byte[] body) {}
