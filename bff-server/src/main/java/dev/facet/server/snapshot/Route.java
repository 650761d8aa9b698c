// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.snapshot;

import dev.facet.server.count.RequestCounts;
import dev.facet.server.pipeline.Pipeline;

/**
 * What answers the requests that match.
 *
 * @param kind for people: {@code frontend} or {@code route}
 * @param id the frontend's name or the route's id
 * @param path the paths it answers, as in the file
 * @param pipeline plugins around an endpoint
 * @param counts its requests, also those before the last reload
 */
public record Route(String kind, String id, String path, Pipeline pipeline, RequestCounts counts) {}
