// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One operation to execute.
 *
 * @param query the document's text
 * @param operationName which of its operations; null where it has only one
 * @param variables plain JSON values by name
 * @param mayChange whether a mutation is accepted; requests by GET may not change anything
 * @param explain whether the answer says what calls were made, in {@code extensions.facet}
 */
public record GraphQlRequest(
    String query,
    @Nullable String operationName,
    Map<String, @Nullable Object> variables,
    boolean mayChange,
    boolean explain) {}
