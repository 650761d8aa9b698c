// SPDX-License-Identifier: Apache-2.0
/**
 * Serves the files of a folder. Start with {@link dev.facet.server.files.FilesEndpoint}; {@link
 * dev.facet.server.files.OpenFolder} is what keeps a request within the folder. What a response is
 * compressed with on its way out is not here but a policy.
 */
@NullMarked
package dev.facet.server.files;

import org.jspecify.annotations.NullMarked;
