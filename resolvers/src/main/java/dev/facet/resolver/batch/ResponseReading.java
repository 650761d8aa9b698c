// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.projection.Shape;

/**
 * How a response is read.
 *
 * @param value what is kept of the value at the call's root
 * @param origin whether rows remember the response
 * @param missingIsNull whether 404 is null
 * @param nullRules whether the call's rules can make an error status null; where not, it fails
 */
record ResponseReading(Shape value, boolean origin, boolean missingIsNull, boolean nullRules) {}
