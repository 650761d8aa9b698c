// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import dev.facet.resolver.batch.CallLog;
import dev.facet.resolver.count.FrontendCounts;
import dev.facet.resolver.failure.CallFailures;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation tells what it did.
 *
 * @param counts what is counted of the frontend
 * @param log where calls are noted; null where the client does not ask
 * @param disclosure what its response tells
 * @param failures knows the details of failed calls, where they are told
 */
public record Reporting(
    FrontendCounts counts, @Nullable CallLog log, Disclosure disclosure, CallFailures failures) {}
