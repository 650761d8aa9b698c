// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.http;

import dev.facet.upstream.UpstreamFailure;
import dev.facet.upstream.credentials.AccessToken;
import dev.facet.upstream.credentials.TokenSource;
import dev.facet.upstream.resilience.Attempt;
import dev.facet.upstream.resilience.Layer;
import org.jspecify.annotations.Nullable;

/** Gives attempts the token of their service; those that have to wait for it take no place. */
final class WithToken implements Layer<HttpExchange> {
  private final TokenSource tokens;
  private final Layer<HttpExchange> next;

  WithToken(TokenSource tokens, Layer<HttpExchange> next) {
    this.tokens = tokens;
    this.next = next;
  }

  @Override
  public Layer<HttpExchange> next() {
    return next;
  }

  @Override
  public void send(HttpExchange attempt) {
    AccessToken token = tokens.current();
    if (token != null) {
      go(attempt, token);
      return;
    }
    tokens
        .next()
        .onComplete(
            got -> call(attempt).dispatch(() -> go(attempt, got)),
            cause ->
                call(attempt)
                    .dispatch(() -> attempt.reject("no access token: " + cause.getMessage())));
  }

  private void go(HttpExchange attempt, AccessToken token) {
    if (!attempt.ended()) {
      call(attempt).authorize(token.header());
      attempt.watch(new Use(tokens, token, call(attempt)));
      next.send(attempt);
    }
  }

  private static HttpCall call(HttpExchange attempt) {
    return (HttpCall) attempt.call(); // no other call makes exchanges
  }

  /** Tells the source whether the service took the token. */
  private record Use(TokenSource tokens, AccessToken token, HttpCall call)
      implements Attempt.Watcher {
    @Override
    public void answered(Attempt attempt) {
      if (tokens.answered(token, attempt.status())) {
        call.outdate();
      }
    }

    @Override
    public void ended(Attempt attempt, @Nullable UpstreamFailure failure) {}
  }
}
