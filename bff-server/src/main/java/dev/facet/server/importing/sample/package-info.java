// SPDX-License-Identifier: Apache-2.0
/**
 * What a sample of JSON says of the values a service sends. Start with {@link
 * dev.facet.server.importing.sample.SampleReader}. Names of GraphQL are not here.
 */
@NullMarked
package dev.facet.server.importing.sample;

import org.jspecify.annotations.NullMarked;
