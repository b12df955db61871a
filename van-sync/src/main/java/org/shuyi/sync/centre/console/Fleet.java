package org.shuyi.sync.centre.console;

import java.io.IOException;
import java.util.List;
import org.shuyi.sync.centre.Centre;
import org.shuyi.sync.centre.CentreStatus;
import org.shuyi.sync.centre.StationDesk;
import org.shuyi.sync.centre.store.PastAct;
import org.shuyi.sync.circulation.StationId;

/** What the console shows. */
public interface Fleet {
  List<StationDesk.Report> stations() throws IOException;

  /** The newest first. */
  List<PastAct> lastActs(StationId station, int limit) throws IOException;

  CentreStatus status() throws IOException;

  /** Of a running centre. */
  static Fleet of(Centre centre) {
    StationDesk desk = centre.desks().stations();
    return new Fleet() {
      @Override
      public List<StationDesk.Report> stations() throws IOException {
        return desk.list();
      }

      @Override
      public List<PastAct> lastActs(StationId station, int limit) throws IOException {
        return desk.lastActs(station, limit);
      }

      @Override
      public CentreStatus status() throws IOException {
        return centre.status();
      }
    };
  }
}
