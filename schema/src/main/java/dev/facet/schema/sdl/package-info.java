// SPDX-License-Identifier: Apache-2.0
/**
 * SDL text as located declarations: what the files say, each part with its place, before our
 * directives mean anything. Start with {@link dev.facet.schema.sdl.SdlReader}. What directives mean
 * is in {@code schema.directive}, what is wrong with it in {@code schema.rule}.
 */
@NullMarked
package dev.facet.schema.sdl;

import org.jspecify.annotations.NullMarked;
