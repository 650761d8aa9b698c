// SPDX-License-Identifier: Apache-2.0
/**
 * What RFC 9110, 9112 and 7239 say of messages, each rule once, for both halves of the gateway, its
 * plugins and its calls: tokens ({@link dev.facet.http.Tokens}), lists ({@link
 * dev.facet.http.FieldLists}), media types ({@link dev.facet.http.MediaType}), preferences of
 * clients ({@link dev.facet.http.WeightedList}), headers of one connection ({@link
 * dev.facet.http.ConnectionHeaders}) and what proxies say of clients ({@link
 * dev.facet.http.ForwardedChain}). Start with {@link dev.facet.http.InboundHeaders}. Nothing here
 * opens a connection, and nothing knows of services, routes or GraphQL.
 */
@NullMarked
package dev.facet.http;

import org.jspecify.annotations.NullMarked;
