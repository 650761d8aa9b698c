// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.failure.CallFailures;
import dev.facet.upstream.CallContext;
import dev.facet.upstream.UpstreamClient;
import java.util.Map;

/**
 * What the calls of one operation have in common.
 *
 * @param services clients by name
 * @param context of the request that asked
 * @param budget how many calls it may make
 * @param changes whether calls by other methods than GET change something, as in mutations
 * @param failures is told of calls that fail
 */
public record CallScope(
    Map<String, UpstreamClient> services,
    CallContext context,
    CallBudget budget,
    boolean changes,
    CallFailures failures) {}
