// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import dev.facet.upstream.UpstreamResponse;

/**
 * A response that could be read.
 *
 * @param call what the schema says of its call
 * @param sent what was sent; may hold what is not for logs
 * @param response without its body where only the log is told
 */
record Received(RestCall call, FailedCall.Sent sent, UpstreamResponse response) {}
