package org.shuyi.sync.bench;

import java.time.Instant;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.Capabilities;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.LibrarySystem;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.PatronState;

/** A library system that is not there. */
final class NoLibrarySystem implements LibrarySystem {
  @Override
  public Capabilities capabilities() {
    return Capabilities.of();
  }

  @Override
  public ItemState probe(ItemId item) throws LibrarySystemException {
    throw away();
  }

  @Override
  public PatronState probe(PatronId patron) throws LibrarySystemException {
    throw away();
  }

  @Override
  public Outcome apply(Act.OnItem act, Instant when) throws LibrarySystemException {
    throw away();
  }

  private static LibrarySystemException away() {
    return new LibrarySystemException(
        LibrarySystemException.Kind.UNREACHABLE, "there is no library system");
  }

  @Override
  public void close() {}
}
