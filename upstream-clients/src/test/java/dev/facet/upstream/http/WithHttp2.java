// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.get;

import dev.facet.upstream.CallContext;
import dev.facet.upstream.FakeFrame;
import dev.facet.upstream.FakeHttp2;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.HttpProtocol;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;

/** A fake service of HTTP/2 in clear text for each test. */
abstract class WithHttp2 extends WithRunners {
  /** Error codes (RFC 9113, section 7). */
  static final int NO_ERROR = 0;

  static final int INTERNAL_ERROR = 2;
  static final int REFUSED_STREAM = 7;
  static final int CANCEL = 8;

  static final int MAX_CONCURRENT_STREAMS = 3;
  static final int INITIAL_WINDOW_SIZE = 4;

  final FakeHttp2 service = FakeHttp2.start(vertx);

  @Override
  final void closeService() {
    service.close();
  }

  @Override
  final ConfigBuilder config() {
    return ConfigBuilder.at(service.url()).with("protocol", HttpProtocol.HTTP2);
  }

  /** Begins a call that is not waited for. */
  static Future<UpstreamResponse> begin(CallRunner runner, String target) {
    return runner.later(() -> runner.client().call(get(target), CallContext.detached()));
  }

  static String body(UpstreamResponse response) {
    return new String(response.body().bytes(), StandardCharsets.UTF_8);
  }

  static Predicate<FakeFrame> ofType(int type) {
    return frame -> frame.type() == type;
  }
}
