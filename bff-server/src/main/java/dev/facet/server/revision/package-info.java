// SPDX-License-Identifier: Apache-2.0
/**
 * A project as it was at a git revision, by the {@code git} of this machine. Start with {@link
 * dev.facet.server.revision.GitRevision}. Blocks: not for event loops.
 */
@NullMarked
package dev.facet.server.revision;

import org.jspecify.annotations.NullMarked;
