// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream.credentials;

import java.util.Map;
import java.util.Objects;

/** A signer that writes what it sees, or 5 as a header that it is told. */
public final class TestSigner implements RequestSignerFactory {
  @Override
  public String name() {
    return "test";
  }

  @Override
  public RequestSigner signer(Map<String, String> settings) {
    String key = settings.get("key");
    String header = settings.get("header");
    return request -> {
      if (header != null) {
        request.headers().set(header, "5");
        return;
      }
      if (key == null) {
        throw new IllegalStateException("hunter2");
      }
      int length = Objects.requireNonNull(request.body()).length();
      request
          .headers()
          .set(
              "x-signature",
              key
                  + " "
                  + request.method()
                  + " "
                  + request.endpoint()
                  + " "
                  + request.target()
                  + " "
                  + length);
    };
  }
}
