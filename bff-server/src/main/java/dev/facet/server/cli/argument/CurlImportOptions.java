// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.cli.argument;

import org.jspecify.annotations.Nullable;

/**
 * What was typed behind {@code facet import curl}.
 *
 * @param line the curl command
 * @param service its name; null for one by the host
 * @param field its name; null for one by method and path
 * @param type the name of the response's type; null for one by the path
 * @param response a sample response; null for none
 * @param target where it is written
 */
public record CurlImportOptions(
    String line,
    @Nullable String service,
    @Nullable String field,
    @Nullable String type,
    @Nullable SampleText response,
    ImportTarget target) {}
