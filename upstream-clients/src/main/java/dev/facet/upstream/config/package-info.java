// SPDX-License-Identifier: Apache-2.0
/**
 * The settings of a service, as records with defaults and guards. Start with {@link
 * dev.facet.upstream.config.UpstreamConfig}. How they are written in a file is not known here.
 */
@NullMarked
package dev.facet.upstream.config;

import org.jspecify.annotations.NullMarked;
