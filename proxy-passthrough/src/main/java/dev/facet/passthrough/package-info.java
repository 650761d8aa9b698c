// SPDX-License-Identifier: Apache-2.0
/** To be written. */
@NullMarked
package dev.facet.passthrough;

import org.jspecify.annotations.NullMarked;
