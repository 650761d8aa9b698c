// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.execute;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * What executing an operation comes to.
 *
 * @param json the whole response, UTF-8
 * @param timing where the time went, as {@code Server-Timing} says it; empty where nobody asked
 * @param late whether something is missing in it because the deadline of the one who asked passed
 * @param errors how many errors it has, by code
 */
public record ExecutedAnswer(
    Buffer json, String timing, boolean late, Map<String, Integer> errors) {}
