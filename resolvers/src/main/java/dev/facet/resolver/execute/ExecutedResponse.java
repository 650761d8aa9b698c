// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * What executing an operation comes to.
 *
 * @param json the whole response, UTF-8
 * @param timing where the time went, as {@code Server-Timing} says it; empty where it was not asked
 *     for
 * @param late whether something is missing in it because the client's deadline passed
 * @param errors how many errors it has, by code
 */
public record ExecutedResponse(
    Buffer json, String timing, boolean late, Map<String, Integer> errors) {}
