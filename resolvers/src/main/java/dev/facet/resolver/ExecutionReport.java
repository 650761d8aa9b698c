// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.Map;

/**
 * What is known of an operation beside its response.
 *
 * @param operation the operation's name; empty for an anonymous one, and where none was found
 * @param timing the value of Server-Timing; empty for none
 * @param late whether something is missing because the deadline of the request it was executed for
 *     passed
 * @param errors how many errors the response has, by {@code extensions.code}
 * @param executedFor the correlation id of the request it was executed for
 * @param mayHaveActed whether a service may have made a change that the operation asked for
 */
public record ExecutionReport(
    String operation,
    String timing,
    boolean late,
    Map<String, Integer> errors,
    String executedFor,
    boolean mayHaveActed) {}
