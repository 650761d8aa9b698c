// SPDX-License-Identifier: Apache-2.0
/**
 * What the gateway shows services to prove who calls: tokens of OAuth 2.0, and signatures of
 * others' making. Start with {@link dev.facet.upstream.credentials.TokenSource} and {@link
 * dev.facet.upstream.credentials.RequestSignerFactory}.
 */
@NullMarked
package dev.facet.upstream.credentials;

import org.jspecify.annotations.NullMarked;
