package org.shuyi.sync.web;

import java.util.List;
import java.util.Map;

/**
 * What somebody's browser asks for. Names of headers are in lower case; of several values with one
 * name the first counts.
 *
 * @param method {@code GET}, {@code HEAD} or {@code POST}
 * @param path decoded, begins with a slash
 * @param form of a POST
 * @param from the address it comes from
 */
public record Call(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> form,
    Map<String, String> cookies,
    Map<String, String> headers,
    String from) {
  public Call {
    query = Map.copyOf(query);
    form = Map.copyOf(form);
    cookies = Map.copyOf(cookies);
    headers = Map.copyOf(headers);
  }

  /** It changes something. */
  public boolean isPost() {
    return method.equals("POST");
  }

  /** The path's parts: of {@code /stations/van-1} these two. */
  public List<String> parts() {
    return List.of(path.substring(1).split("/", -1));
  }

  /** Empty if it is not there. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /** Empty if it is not there. */
  public String field(String name) {
    return form.getOrDefault(name, "");
  }

  /**
   * A browser says that a page of another site sent this (Fetch Metadata; an old one says it in
   * Origin). A caller that is no browser says nothing.
   */
  public boolean isOfAnotherSite() {
    String site = header("sec-fetch-site");
    if (!site.isEmpty()) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    String origin = header("origin");
    return !origin.isEmpty() && !origin.replaceFirst("https?://", "").equals(header("host"));
  }
}
