// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.listener;

import dev.facet.http.HttpDate;
import dev.facet.server.plugin.GatewayResponse;
import dev.facet.server.plugin.Problem;
import dev.facet.server.plugin.ProblemCode;
import dev.facet.server.plugin.correlation.CorrelationIds;
import dev.facet.server.problem.ProblemContext;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Supplier;

/**
 * Makes the responses to requests in clear text at a listener of TLS. They are no requests of a
 * route: their heads are not read. Safe for all threads.
 */
record ClearTextRejection(HttpListener.Parts parts) implements Supplier<FullHttpResponse> {
  @Override
  public FullHttpResponse get() {
    Problem problem =
        Problem.of(
            ProblemCode.BAD_REQUEST,
            "The request came by http in clear text, and this port speaks TLS: use https.");
    GatewayResponse rendered =
        parts.current().look().problems().render(problem, ProblemContext.of(CorrelationIds.next()));
    ByteBuf body =
        rendered.body() instanceof GatewayResponse.Body.Bytes(var bytes)
            ? Unpooled.wrappedBuffer(bytes.getBytes())
            : Unpooled.EMPTY_BUFFER;
    MultiMap headers = rendered.headers();
    headers.set(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    headers.set(HttpHeaders.DATE, new HttpDate(parts.clocks().time()).now());
    headers.set(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.readableBytes()));
    return ResponseHeads.of(HttpResponseStatus.valueOf(rendered.status()), headers).replace(body);
  }
}
