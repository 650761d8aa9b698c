// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.failure;

import dev.facet.schema.RestCall;
import java.util.List;

/**
 * A value of a response that does not fit its field, though the call had a response.
 *
 * @param field as {@code Type.field}
 * @param failure what the field gets
 * @param calls those that its value can come from; empty where none was made for it
 * @param first whether it is the first of its field in the operation
 */
public record Misfit(String field, LoadFailure failure, List<RestCall> calls, boolean first) {}
