package org.shuyi.sync.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** No log while worlds are played: thousands of alarms that are meant to be. */
final class Silence implements BeforeAllCallback, AfterAllCallback {
  private static final Logger ALL = (Logger) LoggerFactory.getLogger("org.shuyi.sync");

  private @Nullable Level before;

  @Override
  public void beforeAll(ExtensionContext context) {
    before = ALL.getLevel();
    ALL.setLevel(Level.OFF);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    ALL.setLevel(before);
  }
}
