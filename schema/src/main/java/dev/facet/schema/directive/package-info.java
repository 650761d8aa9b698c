// SPDX-License-Identifier: Apache-2.0
/**
 * What our directives say: one record for each, with places, and the definitions that editors use.
 * Start with {@link dev.facet.schema.directive.SchemaModel}; {@link
 * dev.facet.schema.directive.ModelReader} makes it. Whether it makes sense together is judged in
 * {@code schema.rule}.
 */
@NullMarked
package dev.facet.schema.directive;

import org.jspecify.annotations.NullMarked;
