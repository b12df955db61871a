package org.shuyi.kiosk.config;

import java.util.List;

/** A configuration file that can't be used. Names everything that is wrong with it at once. */
public final class ConfigException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  public ConfigException(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** One line each: {@code kiosk.toml:12: printer.columns: 33 given, 32 or 48 expected}. */
  public List<String> problems() {
    return problems;
  }
}
