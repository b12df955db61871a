package org.shuyi.sync.koha;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What Koha answered.
 *
 * @param body as JSON; missing if it was none
 */
record Reply(int status, JsonNode body) {
  /** Koha's own word for what went wrong, as {@code too_many}; empty if it gave none. */
  String code() {
    return body.path("error_code").asText("");
  }

  /** Koha's sentence for what went wrong. May name a person, so it is not for a log. */
  String error() {
    return body.path("error").asText("");
  }

  boolean ok() {
    return status >= 200 && status < 300;
  }

  /** Whether Koha itself answered, and not something on the way to it. */
  boolean fromKoha() {
    return body.hasNonNull("error") || body.hasNonNull("errors");
  }

  /** The account is known and may not do this. */
  boolean lacksPermission() {
    return status == 403
        && (body.has("required_permissions") || error().startsWith("Authorization failure"));
  }

  static JsonNode nothing() {
    return MissingNode.getInstance();
  }
}
