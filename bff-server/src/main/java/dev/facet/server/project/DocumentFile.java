// SPDX-License-Identifier: Apache-2.0
package dev.facet.server.project;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.facet.schema.diagnostic.Diagnostic;
import dev.facet.schema.diagnostic.SourceSpan;
import dev.facet.schema.diagnostic.SourceText;
import dev.facet.schema.syntax.JsonFault;
import dev.facet.schema.syntax.SyntaxFault;
import dev.facet.server.config.finding.ConfigCode;
import dev.facet.server.document.DocumentText;
import dev.facet.upstream.Sha256;
import graphql.language.OperationDefinition;
import graphql.parser.InvalidSyntaxException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored documents out of a file: a GraphQL document as it is; a JSON object from id to text,
 * as code generators and Relay write it; or Apollo's manifest, with its list of operations. Each
 * can be called by its id there, and by the SHA-256 of its text; a GraphQL file with one operation
 * by the operation's name too.
 */
final class DocumentFile {
  private static final JsonFactory JSON = new JsonFactory();
  private static final String FORMS =
      "a file of documents is GraphQL, or JSON: an object from id to text, or a manifest with"
          + " \"operations\"";

  private final SourceText file;
  private final Consumer<Diagnostic.Error> errors;
  private final List<StoredText> found = new ArrayList<>();

  private DocumentFile(SourceText file, Consumer<Diagnostic.Error> errors) {
    this.file = file;
    this.errors = errors;
  }

  /** The documents of a file, in its order; what cannot be read is told to {@code errors}. */
  static List<StoredText> read(SourceText file, Consumer<Diagnostic.Error> errors) {
    DocumentFile documents = new DocumentFile(file, errors);
    if (file.name().endsWith(".json")) {
      documents.json();
    } else {
      documents.graphql();
    }
    return documents.found;
  }

  private void graphql() {
    List<String> ids = Stream.concat(Stream.of(Sha256.hex(file.text())), name().stream()).toList();
    found.add(new StoredText(ids, file.text(), file.span(1, 1, 1), file));
  }

  /** The name of the only operation; none where it cannot be told, which checking will say. */
  private List<String> name() {
    try {
      List<OperationDefinition> operations =
          DocumentText.parse(file.text()).getDefinitionsOfType(OperationDefinition.class);
      String name = operations.size() == 1 ? operations.getFirst().getName() : null;
      return name == null ? List.of() : List.of(name);
    } catch (InvalidSyntaxException unreadable) {
      return List.of();
    }
  }

  private void json() {
    try (JsonParser parser = JSON.createParser(file.text())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        reject("not a JSON object", parser.currentTokenLocation());
        return;
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        entry(parser);
      }
    } catch (JsonProcessingException e) {
      malformed(e.getLocation());
    } catch (IOException e) {
      throw new UncheckedIOException("reading text in memory", e);
    }
  }

  /** The parser's own words speak of its settings. */
  private void malformed(@Nullable JsonLocation place) {
    SyntaxFault fault = JsonFault.find(file.text());
    if (fault == null) {
      reject("not JSON that can be read", place);
      return;
    }
    errors.accept(
        new Diagnostic.Error(
                ConfigCode.BAD_DOCUMENT_FILE,
                "not JSON: " + fault.message(),
                new SourceSpan(file, fault.start(), fault.end()))
            .hinted(fault.hint().isEmpty() ? FORMS : fault.hint()));
  }

  private void entry(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonLocation place = parser.currentTokenLocation();
    JsonToken value = parser.nextToken();
    if (value == JsonToken.START_ARRAY && name.equals("operations")) {
      operations(parser);
    } else if (value == JsonToken.VALUE_STRING && !name.equals("format")) {
      add(name, parser.getText(), span(place));
    } else if (value != JsonToken.VALUE_STRING && !name.equals("version")) {
      reject("\"" + name + "\" is not the text of a document", place);
      parser.skipChildren();
    }
  }

  private void operations(JsonParser parser) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      if (token == JsonToken.START_OBJECT) {
        operation(parser);
      } else {
        reject("an operation that is no object", parser.currentTokenLocation());
        parser.skipChildren();
      }
    }
  }

  private void operation(JsonParser parser) throws IOException {
    JsonLocation place = parser.currentTokenLocation();
    String id = null;
    String body = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING && name.equals("id")) {
        id = parser.getText();
      } else if (value == JsonToken.VALUE_STRING && name.equals("body")) {
        body = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    if (id == null || body == null) {
      reject("an operation without an \"id\" and a \"body\", both text", place);
    } else {
      add(id, body, span(place));
    }
  }

  private void add(String id, String text, SourceSpan place) {
    found.add(new StoredText(List.of(id, Sha256.hex(text)), text, place, null));
  }

  private void reject(String what, @Nullable JsonLocation place) {
    errors.accept(
        new Diagnostic.Error(ConfigCode.BAD_DOCUMENT_FILE, what, place == null ? null : span(place))
            .hinted(FORMS));
  }

  private SourceSpan span(JsonLocation place) {
    return file.span(Math.max(1, place.getLineNr()), Math.max(1, place.getColumnNr()), 1);
  }
}
