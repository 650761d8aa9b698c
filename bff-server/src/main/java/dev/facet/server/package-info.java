// SPDX-License-Identifier: Apache-2.0
/** To be written. */
@NullMarked
package dev.facet.server;

import org.jspecify.annotations.NullMarked;
