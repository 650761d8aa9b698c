// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.files;

import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the endpoints of all routes with files share.
 *
 * @param project the folder of the configuration file, which relative ones start from
 * @param reads where files are read
 * @param clock the time of day
 * @param salt other than that of any other process, for files whose times say nothing
 * @param notices tells the log what is not served
 */
public record FilesContext(
    Path project, FileReads reads, InstantSource clock, long salt, FileNotices notices) {}
