// SPDX-License-Identifier: Apache-2.0
/**
 * Asks endpoints whether they are well, beside the calls of clients. Start with {@link
 * dev.facet.upstream.health.HealthChecks}. How a check is sent is not known here.
 */
@NullMarked
package dev.facet.upstream.health;

import org.jspecify.annotations.NullMarked;
