// SPDX-License-Identifier: Apache-2.0
/**
 * {@code facet.yaml} as records. Start with {@link dev.facet.server.config.GatewayConfig}; {@link
 * dev.facet.server.config.ConfigDocument} is the same with the text and the places in it. How they
 * come from text is in the packages below: {@code yaml} reads it, {@code decode} makes records of
 * it, {@code rule} checks the whole and {@code compile} does all of that in order. Finding files on
 * disk is not here; neither is anything that runs.
 */
@NullMarked
package dev.facet.server.config;

import org.jspecify.annotations.NullMarked;
