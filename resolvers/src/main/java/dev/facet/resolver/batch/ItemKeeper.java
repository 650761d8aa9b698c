// SPDX-License-Identifier: Apache-2.0
package dev.facet.resolver.batch;

import dev.facet.resolver.projection.JsonSlices;
import dev.facet.schema.RestCall;
import dev.facet.schema.template.JsonPath;
import dev.facet.upstream.UpstreamResponse;
import dev.facet.upstream.item.ItemInquiry;
import dev.facet.upstream.item.ItemTerms;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the items of the responses of one loader, each by its key. A key without an item is not
 * kept: the object may be there the next moment. Of lists the empty one is a value like any other.
 */
final class ItemKeeper implements ItemKeeping {
  private static final Logger LOG = LoggerFactory.getLogger(ItemKeeper.class);

  private final LoaderCache cache;
  private final LoadScope scope;
  private final Form form;

  /**
   * What is kept.
   *
   * @param keyNames names of a composite key's parts; empty for a simple key
   * @param lists whether a key has all items that match, or the first
   * @param origin whether the head of the response is kept as well
   */
  record Form(List<String> keyNames, boolean lists, boolean origin) {}

  /** A key that was asked for. */
  private record Asked(LoadKey key, ItemInquiry inquiry) {}

  ItemKeeper(LoaderCache cache, LoadScope scope, Form form) {
    this.cache = cache;
    this.scope = scope;
    this.form = form;
  }

  @Override
  public ResponseKeeper asking(
      RestCall call, List<LoadKey> keys, Function<@Nullable Object, @Nullable Object> keyOf) {
    List<Asked> asked = asked(keys);
    return new ResponseKeeper() {
      @Override
      public void keep(UpstreamResponse response, Object value) {
        ItemTerms terms = cache.terms(response, asked.getFirst().inquiry().asked());
        if (terms == null) {
          dropAll(asked);
        } else if (value instanceof List<?> items) {
          List<byte[]> slices = slices(response, call.root().path());
          if (slices.size() == items.size()) {
            ItemKeeper.this.keep(asked, sorted(items, slices, keyOf), new Head(response, terms));
          }
        }
      }

      @Override
      public void drop(int status) {
        if (asked.size() == 1 || status != Absence.NOT_FOUND) { // else it may be one of them
          dropAll(asked);
        }
      }
    };
  }

  private static void dropAll(List<Asked> asked) {
    asked.forEach(one -> one.inquiry().drop());
  }

  @Override
  public ResponseKeeper asking(RestCall call, LoadKey key) {
    ItemInquiry inquiry = asked(List.of(key)).getFirst().inquiry();
    return new ResponseKeeper() {
      @Override
      public void keep(UpstreamResponse response, Object value) {
        ItemTerms terms = cache.terms(response, inquiry.asked());
        byte[] slice = terms == null ? null : slice(response, call.root().path());
        if (slice != null && terms != null) {
          ItemKeeper.this.keep(inquiry, slice, new Head(response, terms));
        } else if (terms == null) {
          inquiry.drop();
        }
      }

      @Override
      public void drop(int status) {
        inquiry.drop();
      }
    };
  }

  @Override
  public boolean keeps() {
    return true;
  }

  private List<Asked> asked(List<LoadKey> keys) {
    List<Asked> asked = new ArrayList<>(keys.size());
    for (LoadKey key : keys) {
      List<String> tags =
          TagNames.kept(cache.plan().rule().tags(), scope.loading(key, form.keyNames()));
      asked.add(new Asked(key, cache.items().ask(cache.key(key), tags)));
    }
    return asked;
  }

  /** A response whose items are kept. */
  private record Head(UpstreamResponse response, ItemTerms terms) {}

  private void keep(List<Asked> asked, Map<Object, List<byte[]>> sorted, Head head) {
    for (Asked one : asked) {
      List<byte[]> items = sorted.getOrDefault(one.key().merged(), List.of());
      if (form.lists()) {
        keep(one.inquiry(), list(items), head);
      } else if (!items.isEmpty()) {
        keep(one.inquiry(), items.getFirst(), head);
      } else {
        one.inquiry().drop();
      }
    }
  }

  private void keep(ItemInquiry inquiry, byte[] json, Head head) {
    UpstreamResponse response = head.response();
    inquiry.keep(
        form.origin() ? ItemForm.bytes(response.status(), response.headers(), json) : json,
        head.terms());
  }

  private static Map<Object, List<byte[]>> sorted(
      List<?> items, List<byte[]> slices, Function<@Nullable Object, @Nullable Object> keyOf) {
    Map<Object, List<byte[]>> sorted = new HashMap<>();
    for (int i = 0; i < slices.size(); i++) {
      Object key = keyOf.apply(items.get(i));
      if (key != null) {
        sorted.computeIfAbsent(key, _ -> new ArrayList<>(1)).add(slices.get(i));
      }
    }
    return sorted;
  }

  private static byte[] list(List<byte[]> items) {
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    list.write('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        list.write(',');
      }
      list.writeBytes(items.get(i));
    }
    list.write(']');
    return list.toByteArray();
  }

  private static List<byte[]> slices(UpstreamResponse response, JsonPath path) {
    try {
      return JsonSlices.items(response.body().bytes(), path);
    } catch (IOException unread) { // it was read a moment ago
      LOG.error("a response was read, and cannot be cut", unread);
      return List.of();
    }
  }

  private static byte @Nullable [] slice(UpstreamResponse response, JsonPath path) {
    try {
      return JsonSlices.value(response.body().bytes(), path);
    } catch (IOException unread) { // it was read a moment ago
      LOG.error("a response was read, and cannot be cut", unread);
      return null;
    }
  }
}
