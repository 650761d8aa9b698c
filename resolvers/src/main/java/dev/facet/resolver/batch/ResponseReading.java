// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.plan.ResponseUse;
import dev.facet.resolver.projection.Shape;
import dev.facet.schema.template.Scope;

/**
 * How a response is read.
 *
 * @param value what is kept of the value at the call's root
 * @param origin whether rows remember the response
 * @param use what is made of the value
 * @param nullRules whether the call's rules can make an error status null; where not, it fails
 * @param scope what messages of the call's rules, and tags, see beside the body
 * @param keeper is told of a response that is a value
 */
record ResponseReading(
    Shape value,
    boolean origin,
    ResponseUse use,
    boolean nullRules,
    Scope scope,
    ResponseKeeper keeper) {}
