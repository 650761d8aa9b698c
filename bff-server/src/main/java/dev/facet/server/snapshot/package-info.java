// SPDX-License-Identifier: Apache-2.0
/**
 * A checked project to what serves, and the one reference that changes. Start with {@link
 * dev.facet.server.snapshot.SnapshotCompiler}; {@link dev.facet.server.snapshot.Reloader} swaps.
 * Sockets are unknown here.
 */
@NullMarked
package dev.facet.server.snapshot;

import org.jspecify.annotations.NullMarked;
