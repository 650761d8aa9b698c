// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import static dev.facet.upstream.http.CallRunner.await;
import static dev.facet.upstream.http.CallRunner.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.UpstreamFailure.Unreachable;
import dev.facet.upstream.config.ConfigBuilder;
import dev.facet.upstream.config.HttpProtocol;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service of HTTP/2 says first, before any request is sent (RFC 9113, section 3.4). */
final class Http2PrefaceTest extends WithHttp2 {
  @ParameterizedTest
  @CsvSource({
    "2, 1, SETTINGS_ENABLE_PUSH 1",
    "4, 4294967295, SETTINGS_INITIAL_WINDOW_SIZE 4294967295",
    "5, 100, SETTINGS_MAX_FRAME_SIZE 100",
    "5, 16777216, SETTINGS_MAX_FRAME_SIZE 16777216"
  })
  void settingsThatBreakTheRulesAreNamed(int name, long value, String words) {
    service.setting(name, value);

    UpstreamFailure failure = assertInstanceOf(Unreachable.class, runner().failure(get("/")));

    assertEquals(
        "not connected: the service's settings of HTTP/2 break its rules: " + words,
        failure.cause());
    assertEquals(0, service.requests().size());
  }

  @Test
  void aServiceThatClosesBeforeThemIsCalledSo() {
    NetServer closing = await(vertx.createNetServer().connectHandler(NetSocket::close).listen(0));
    ConfigBuilder config =
        ConfigBuilder.at("http://127.0.0.1:" + closing.actualPort())
            .with("protocol", HttpProtocol.HTTP2);

    UpstreamFailure failure =
        assertInstanceOf(Unreachable.class, runner(config.build()).failure(get("/")));

    assertEquals(
        "not connected: the service closed the connection before its settings", failure.cause());
    await(closing.close());
  }
}
