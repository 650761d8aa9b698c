// SPDX-License-Identifier: Apache-2.0
/**
 * What a call to a service may say: service, method, headers, errors and the parts of its response.
 * Start with {@link dev.facet.schema.rule.call.CallRules}. What expressions in it read is in {@code
 * schema.rule.expression}.
 */
@NullMarked
package dev.facet.schema.rule.call;

import org.jspecify.annotations.NullMarked;
