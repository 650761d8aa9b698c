// SPDX-License-Identifier: Apache-2.0
/**
 * What is imported, as SDL. Start with {@link dev.facet.server.importing.sdl.SdlWriter}; names are
 * decided by {@link dev.facet.server.importing.sdl.SampleTypes}. Where the sources come from is not
 * here.
 */
@NullMarked
package dev.facet.server.importing.sdl;

import org.jspecify.annotations.NullMarked;
