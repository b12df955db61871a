package org.shuyi.sync.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.CentreSettings;
import org.shuyi.sync.centre.TestCatalogue;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.centre.store.StoreException;
import org.shuyi.sync.mqtt.PahoConnector;
import org.shuyi.sync.reference.TestKeys;
import org.shuyi.sync.wire.Topics;

/** A centre that applies nothing while the way to its inbox is measured. */
final class IntakeOnly {
  static final Topics TOPICS = new Topics("bench");

  private IntakeOnly() {}

  static Centre start(URI broker, Path database) throws StoreException, IOException {
    return Centre.start(
        new CentreSettings(
            TOPICS,
            broker,
            new StoreAddress.Sqlite(database),
            TestKeys.CENTRE,
            database.resolveSibling(database.getFileName() + "-reference"),
            ZoneOffset.UTC,
            CentreSettings.Pace.usual()),
        new SilentLibrarySystem(),
        new TestCatalogue(),
        new PahoConnector(),
        InstantSource.system());
  }
}
