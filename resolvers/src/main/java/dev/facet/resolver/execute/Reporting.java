// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.failure.CallFailures;

/**
 * Where an operation tells what it did.
 *
 * @param counts what is counted of the frontend
 * @param explanation of how the response was made
 * @param disclosure what its response tells
 * @param failures knows the details of failed calls, where they are told
 */
public record Reporting(
    FrontendCounts counts, Explanation explanation, Disclosure disclosure, CallFailures failures) {}
