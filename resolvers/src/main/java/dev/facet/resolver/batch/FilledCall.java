// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

/** What filling the holes of a call came to: a request, or a value without which there is none. */
sealed interface FilledCall permits RenderedCall, MissingValue {}
