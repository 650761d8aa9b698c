// SPDX-License-Identifier: Apache-2.0
/**
 * SDL from what a team has. Start with {@link dev.facet.server.importing.Imports}. It calls no
 * service and changes no file.
 */
@NullMarked
package dev.facet.server.importing;

import org.jspecify.annotations.NullMarked;
