// SPDX-License-Identifier: Apache-2.0
/**
 * What policies share that change requests and responses: values made of expressions, and the scope
 * that they read. Start with {@link dev.facet.server.plugin.transform.ValueTemplate}.
 */
@NullMarked
package dev.facet.server.plugin.transform;

import org.jspecify.annotations.NullMarked;
