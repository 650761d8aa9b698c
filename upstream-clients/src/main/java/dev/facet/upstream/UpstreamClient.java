// SPDX-License-Identifier: Apache-2.0
package dev.facet.upstream;

import dev.facet.upstream.item.ItemStore;
import io.vertx.core.Future;
import java.net.URI;
import java.util.List;

/**
 * Calls one service. Both methods honour the deadline and the cancellation of the context, the
 * service's time-outs, circuit breaker and bulkhead; they complete on the caller's event loop and
 * fail with {@link UpstreamException} only. A response with an error status is a response, not a
 * failure. To be called on an event loop: all of a call happens there, or on the one of an equal
 * call that it shares. Elsewhere an {@link IllegalStateException} is thrown.
 */
public interface UpstreamClient {
  /** The service's name in the configuration. */
  String service();

  /**
   * Sends a request and collects the response, up to the service's response limit. The configured
   * headers of the inbound request are forwarded.
   */
  Future<UpstreamResponse> call(UpstreamRequest request, CallContext context);

  /**
   * Sends a request and hands over the response as soon as its head is there. Only the request's
   * own headers and the service's configured ones are sent: forwarding is the caller's business
   * here. Deadline and time-outs hold until the head is there; after it, only the longest pause
   * between two pieces of the body is limited, and not while the reader itself pauses.
   */
  Future<UpstreamStream> stream(UpstreamRequest request, CallContext context);

  /**
   * Names of the inbound headers that {@link #call} carries on, in lower case: all that the service
   * can see of an inbound request beside what the request itself says.
   */
  List<String> forwarded();

  /**
   * Values of configured headers, which may be secrets: not to be shown, wherever they turn up
   * again.
   */
  List<String> secrets();

  /**
   * The longest target of a request that the service can be expected to read, in bytes: what holds
   * many keys is split before it gets longer.
   */
  int maxTarget();

  /**
   * The base URLs that the service goes by now, by address and by name: by which it is recognised
   * in its redirects and cookies.
   */
  List<URI> bases();

  /**
   * How often something was changed at the service through this gateway. What was asked before a
   * change is not shared with a request after it.
   */
  long changes();

  /** Notes that something was, or may have been, changed at the service. */
  void changed();

  /** What operations keep of the service, item by item; it keeps nothing where there is none. */
  default ItemStore items() {
    return ItemStore.NONE;
  }

  /**
   * The same client past its cache: nothing that is kept is given, and nothing is kept. What its
   * requests change is forgotten as ever.
   */
  UpstreamClient uncached();
}
