// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver;

import dev.facet.resolver.document.EngineLimits;
import dev.facet.schema.FrontendSchema;

/**
 * What a frontend is to its engine.
 *
 * @param frontend its name
 * @param schema what operations are executed against
 * @param limits what operations must keep to
 * @param coalesce whether equal queries in flight are one execution
 */
public record EngineSettings(
    String frontend, FrontendSchema schema, EngineLimits limits, boolean coalesce) {}
