// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is about to be sent.
 *
 * @param method the HTTP method
 * @param endpoint the base URL that it goes to
 * @param target path and query as in the request line
 * @param headers as they are sent; to be added to, but for those that belong to the connection
 * @param body all of it, empty for none; null where it arrives while it is sent
 */
public record RequestToSign(
    HttpMethod method, String endpoint, String target, MultiMap headers, @Nullable Buffer body) {}
