package org.shuyi.kiosk.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of a TOML file. Each getter marks its key as known and, where the value won't do, notes
 * a problem and answers a stand-in, so that one reading finds every problem; nothing is used while
 * there is a problem.
 */
final class Section {
  private final String file;
  private final String path;
  private final TomlTable table;
  private final int line;
  private final List<String> problems;
  private final Set<String> known = new LinkedHashSet<>();
  private final List<Section> children = new ArrayList<>();

  Section(String file, String path, TomlTable table, int line, List<String> problems) {
    this.file = file;
    this.path = path;
    this.table = table;
    this.line = line;
    this.problems = problems;
  }

  /** A table that must be there; one that is not is read as empty, which names its missing keys. */
  Section section(String key) {
    return optionalSection(key).orElseGet(() -> child(key, org.tomlj.Toml.parse(""), line));
  }

  Optional<Section> optionalSection(String key) {
    known.add(key);
    if (!table.contains(key)) {
      return Optional.empty();
    }
    if (!table.isTable(key)) {
      problem(key, "is a value, but a table [" + path(key) + "] is expected");
      return Optional.empty();
    }
    return Optional.of(child(key, table.getTableOrEmpty(key), lineOf(key)));
  }

  boolean has(String key) {
    return table.contains(key);
  }

  /** The tables in this one, in the order of the file. */
  List<Section> tables() {
    List<Section> tables = new ArrayList<>();
    table.keySet().stream()
        .sorted(Comparator.comparingInt(this::lineOf))
        .forEach(key -> optionalSection(key).ifPresent(tables::add));
    return tables;
  }

  /** The last part of its path: what {@code [devices.NAME]} is called. */
  String name() {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  int line() {
    return line;
  }

  /** All that nobody has asked for yet, for one who knows its keys; unknown ones are its affair. */
  Map<String, Object> rest() {
    Map<String, Object> rest = new LinkedHashMap<>(table.toMap());
    rest.keySet().removeAll(known);
    known.addAll(rest.keySet());
    return rest;
  }

  private Section child(String key, TomlTable inner, int at) {
    Section child = new Section(file, path(key), inner, at, problems);
    children.add(child);
    return child;
  }

  String text(String key) {
    return optionalText(key).orElseGet(() -> missing(key, "text in quotes", ""));
  }

  String text(String key, String otherwise) {
    return optionalText(key).orElse(otherwise);
  }

  Optional<String> optionalText(String key) {
    known.add(key);
    if (!table.contains(key)) {
      return Optional.empty();
    }
    if (!table.isString(key)) {
      problem(key, shown(key) + " given, text in quotes expected");
      return Optional.empty();
    }
    return Optional.ofNullable(table.getString(key));
  }

  /**
   * A text made into something else by a function that throws IllegalArgumentException on a bad
   * one.
   */
  <T> @Nullable T parsed(String key, Function<String, T> parse) {
    String text = text(key);
    return text.isEmpty() ? null : parse(key, text, parse);
  }

  <T> T parsed(String key, Function<String, T> parse, T otherwise) {
    String text = optionalText(key).orElse(null);
    T found = text == null ? null : parse(key, text, parse);
    return found == null ? otherwise : found;
  }

  private <T> @Nullable T parse(String key, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      problem(key, "\"" + text + "\" given: " + e.getMessage());
      return null;
    }
  }

  int number(String key, int least, int most, int otherwise) {
    known.add(key);
    if (!table.contains(key)) {
      return otherwise;
    }
    String expected = "a whole number from " + least + " to " + most + " expected";
    if (!table.isLong(key)) {
      problem(key, shown(key) + " given, " + expected);
      return otherwise;
    }
    Long value = table.getLong(key);
    if (value == null || value < least || value > most) {
      problem(key, value + " given, " + expected);
      return otherwise;
    }
    return value.intValue();
  }

  boolean flag(String key, boolean otherwise) {
    return optionalFlag(key).orElse(otherwise);
  }

  Optional<Boolean> optionalFlag(String key) {
    known.add(key);
    if (!table.contains(key)) {
      return Optional.empty();
    }
    if (!table.isBoolean(key)) {
      problem(key, shown(key) + " given, true or false expected");
      return Optional.empty();
    }
    return Optional.ofNullable(table.getBoolean(key));
  }

  /** A list of texts, each made into something else; empty if it is not there. */
  <T> List<T> texts(String key, Function<String, T> parse) {
    known.add(key);
    if (!table.contains(key)) {
      return List.of();
    }
    TomlArray array = table.isArray(key) ? table.getArray(key) : null;
    if (array == null || !array.toList().stream().allMatch(String.class::isInstance)) {
      problem(key, shown(key) + " given, a list of texts in quotes expected");
      return List.of();
    }
    List<T> texts = new ArrayList<>();
    for (Object text : array.toList()) {
      T parsed = parse(key, (String) text, parse);
      if (parsed != null) {
        texts.add(parsed);
      }
    }
    return texts;
  }

  /** Every key with its text, in the order of the file. */
  Map<String, String> allTexts() {
    Map<String, String> all = new LinkedHashMap<>();
    table.keySet().stream()
        .sorted(Comparator.comparingInt(this::lineOfName))
        .forEach(key -> all.put(key, textOf(key)));
    return all;
  }

  /** A key with blanks or dots in it is a name, not a path. */
  private String textOf(String key) {
    known.add(key);
    if (table.get(List.of(key)) instanceof String text) {
      return text;
    }
    problemOfName(key, "text in quotes expected");
    return "";
  }

  private int lineOfName(String key) {
    TomlPosition position = table.inputPositionOf(List.of(key));
    return position == null ? line : position.line();
  }

  /** The keys here that nobody asked for yet and that are among these. */
  Set<String> otherKeys(Set<String> possible) {
    Set<String> others = new TreeSet<>(possible);
    others.retainAll(table.keySet());
    others.removeAll(known);
    return others;
  }

  /** Notes every key that nobody asked for: a misspelt key must not be silently without effect. */
  void refuseUnknownKeys() {
    for (String key : table.keySet()) {
      if (!known.contains(key)) {
        problem(key, "no such key; known here: " + String.join(", ", known));
      }
    }
    children.forEach(Section::refuseUnknownKeys);
  }

  void problem(String key, String what) {
    problems.add(file + ":" + lineOf(key) + ": " + path(key) + ": " + what);
  }

  /** The same of a key with blanks or dots in it, which is a name and not a path. */
  void problemOfName(String name, String what) {
    problems.add(file + ":" + lineOfName(name) + ": " + path(name) + ": " + what);
  }

  private <T> T missing(String key, String expected, T standIn) {
    problem(key, "is missing, " + expected + " expected");
    return standIn;
  }

  /** What is wrong with the table as a whole. */
  void problem(String what) {
    problems.add(file + ":" + line + ": " + path + ": " + what);
  }

  private int lineOf(String key) {
    TomlPosition position = table.inputPositionOf(key);
    return position == null ? line : position.line();
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private String shown(String key) {
    return String.valueOf(table.get(key));
  }
}
