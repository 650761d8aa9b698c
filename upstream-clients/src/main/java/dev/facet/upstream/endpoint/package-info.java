// SPDX-License-Identifier: Apache-2.0
/**
 * The endpoints of a service, what has been learned of each, and the choice among them. What is
 * learned belongs to the endpoint, so every route and frontend that calls the service has it.
 */
@NullMarked
package dev.facet.upstream.endpoint;

import org.jspecify.annotations.NullMarked;
