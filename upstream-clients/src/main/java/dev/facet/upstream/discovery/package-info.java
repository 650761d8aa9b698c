// SPDX-License-Identifier: Apache-2.0
/**
 * Finds the endpoints of services that list none: in a file, by DNS, in a Kubernetes cluster. A
 * source looks, tells what it found or why it found nothing, and looks again; what is made of that
 * is decided in one place, {@link dev.facet.upstream.discovery.ServiceDiscovery}.
 */
@NullMarked
package dev.facet.upstream.discovery;

import org.jspecify.annotations.NullMarked;
