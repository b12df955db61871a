package org.shuyi.sync.centre;

import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.centre.store.StoreAddress;
import org.shuyi.sync.centre.store.StoreException;

/** What staff work at, on one database. Safe for use by several threads. */
public final class Desks implements AutoCloseable {
  private final CentreStore store;
  private final InstantSource clock;
  private final StationDirectory directory;
  private final @Nullable Gate gate;

  Desks(CentreStore store, InstantSource clock, StationDirectory directory, @Nullable Gate gate) {
    this.store = store;
    this.clock = clock;
    this.directory = directory;
    this.gate = gate;
  }

  /**
   * Opens a centre's database.
   *
   * @param database a SQLite file only while the centre is not running; one that runs has {@link
   *     Centre#desks()}
   */
  public static Desks open(StoreAddress database, InstantSource clock) throws StoreException {
    return new Desks(CentreStore.open(database), clock, new StationDirectory(), null);
  }

  public ReviewDesk review() {
    return new ReviewDesk(store, clock);
  }

  public QuarantineDesk quarantine() {
    return new QuarantineDesk(store, clock);
  }

  /** Without a running centre nothing is known of what stations say of themselves. */
  public StationDesk stations() {
    return new StationDesk(store, directory);
  }

  public ReportDesk reports() {
    return new ReportDesk(store);
  }

  /** Empty without a running centre, which alone knows whom it has banned. */
  public Optional<BanDesk> bans() {
    return Optional.ofNullable(gate).map(BanDesk::new);
  }

  @Override
  public void close() {
    store.close();
  }
}
