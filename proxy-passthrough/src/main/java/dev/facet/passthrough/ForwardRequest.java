// SPDX-License-Identifier: Apache-2.0
package dev.facet.passthrough;

import dev.facet.upstream.RequestBody;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A request to be forwarded.
 *
 * @param method the HTTP method
 * @param scheme {@code http} or {@code https}, as the client used it
 * @param authority host and port as the client asked for them, without user
 * @param path still encoded and in normal form; starts with a slash; visible ASCII
 * @param query as received, without the question mark; null where there is none; visible ASCII
 * @param headers cleaned by {@link dev.facet.http.InboundHeaders#receive} and then perhaps edited;
 *     only read here
 * @param body what the client sends
 * @param peer the address of the socket's other end, as {@link dev.facet.http.AddressText} writes
 *     it
 * @param trustedPeer whether the X-Forwarded-* and Forwarded headers are to be continued; where not
 *     they are replaced
 * @param protocol the HTTP version towards the client, such as {@code 1.1}
 */
public record ForwardRequest(
    HttpMethod method,
    String scheme,
    String authority,
    String path,
    @Nullable String query,
    MultiMap headers,
    RequestBody body,
    String peer,
    boolean trustedPeer,
    String protocol) {}
