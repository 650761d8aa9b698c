// SPDX-License-Identifier: Apache-2.0
/**
 * {@code facet.yaml}: text to records, and everything that can be wrong with it. Start with {@link
 * dev.facet.server.config.ConfigCompiler}: it reads the text, decodes it into {@link
 * dev.facet.server.config.GatewayConfig} and checks the whole. Finding files on disk is not here;
 * neither is anything that runs.
 */
@NullMarked
package dev.facet.server.config;

import org.jspecify.annotations.NullMarked;
