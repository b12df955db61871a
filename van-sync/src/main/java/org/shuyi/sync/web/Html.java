package org.shuyi.sync.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of an HTML page, or of an SVG picture in one. Values, never markup, are handed in, and
 * are escaped when it is written; what could run a script can't be made at all.
 */
public sealed interface Html {
  /** Words. */
  static Html text(String words) {
    return new Text(words);
  }

  /** An element without anything in it. */
  static Element of(String name) {
    return new Element(name, Map.of(), List.of());
  }

  /** An element of a class. */
  static Element of(String name, String classes) {
    return of(name).with("class", classes);
  }

  /** As it is sent, behind the line that says what it is. */
  default String page() {
    StringBuilder out = new StringBuilder("<!doctype html>\n");
    write(out);
    return out.toString();
  }

  /** Writes it escaped. */
  void write(StringBuilder out);

  /** Words; any character may be in them. */
  record Text(String words) implements Html {
    @Override
    public void write(StringBuilder out) {
      escape(words, out);
    }

    private static void escape(String words, StringBuilder out) {
      for (int i = 0; i < words.length(); i++) {
        char each = words.charAt(i);
        switch (each) {
          case '&' -> out.append("&amp;");
          case '<' -> out.append("&lt;");
          case '>' -> out.append("&gt;");
          case '"' -> out.append("&quot;");
          case '\'' -> out.append("&#39;");
          case 0 -> out.append('\uFFFD');
          default -> out.append(each);
        }
      }
    }
  }

  /**
   * An element; each method gives another one.
   *
   * @param attributes in the order of the page
   */
  record Element(String name, Map<String, String> attributes, List<Html> children) implements Html {
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Pattern ADDRESS =
        Pattern.compile("(/(?!/)|#|\\?|https?://).*|", Pattern.DOTALL);
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");

    /** HTML Standard, 13.1.2: void elements. */
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta");

    public Element {
      if (!NAME.matcher(name).matches() || name.equals("style") || name.equals("iframe")) {
        throw new IllegalArgumentException("no element of ours: " + name);
      }
      if (name.equals("script") && !children.isEmpty()) {
        throw new IllegalArgumentException("a script stands in a file of its own");
      }
      attributes.forEach(Element::check);
    }

    private static void check(String attribute, String value) {
      if (!NAME.matcher(attribute).matches()
          || attribute.startsWith("on")
          || attribute.equals("style")) {
        throw new IllegalArgumentException("no attribute of ours: " + attribute);
      }
      if (ADDRESSES.contains(attribute) && !ADDRESS.matcher(value).matches()) {
        throw new IllegalArgumentException(
            attribute + ": an address of this server, or of http, is expected");
      }
    }

    /** The same with one more attribute, or another value of it. */
    public Element with(String attribute, String value) {
      Map<String, String> more = new LinkedHashMap<>(attributes);
      more.put(attribute, value);
      return new Element(name, more, children);
    }

    /** The same with a number, in figures of SVG. */
    public Element with(String attribute, double value) {
      double tenths = Math.round(value * 10) / 10.0;
      return with(attribute, tenths == Math.rint(tenths) ? "" + (long) tenths : "" + tenths);
    }

    /** The same with an attribute that has no value, if it is so. */
    public Element when(boolean is, String attribute) {
      return is ? with(attribute, "") : this;
    }

    /** The same with words behind what is in it. */
    public Element text(String words) {
      return add(new Text(words));
    }

    /** The same with more in it. */
    public Element add(Html... more) {
      return add(List.of(more));
    }

    /** The same with more in it. */
    public Element add(List<? extends Html> more) {
      List<Html> all = new ArrayList<>(children);
      all.addAll(more);
      return new Element(name, attributes, all);
    }

    @Override
    public void write(StringBuilder out) {
      out.append('<').append(name);
      attributes.forEach(
          (attribute, value) -> {
            out.append(' ').append(attribute).append("=\"");
            Text.escape(value, out);
            out.append('"');
          });
      out.append('>');
      if (!VOID.contains(name)) {
        children.forEach(child -> child.write(out));
        out.append("</").append(name).append('>');
      }
    }
  }
}
