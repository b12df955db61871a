package org.shuyi.sync.centre;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.shuyi.sync.centre.store.CentreStore;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;

/** What the centre itself knows of cards, beside the {@link Catalogue}. */
public interface Cards {
  /** Nothing. */
  Cards NONE =
      new Cards() {
        @Override
        public Set<PatronId> lost() {
          return Set.of();
        }

        @Override
        public void shownAsBlocked(Collection<PatronId> cards) {}

        @Override
        public Map<PatronId, PinVerifier> pins(LocalDate today) {
          return Map.of();
        }
      };

  /** Cards that are to be refused, whatever the catalogue says. */
  Set<PatronId> lost() throws IOException;

  /** Of these the catalogue says it by itself now. */
  void shownAsBlocked(Collection<PatronId> cards) throws IOException;

  /** What tells the PINs of cards and has not expired. */
  Map<PatronId, PinVerifier> pins(LocalDate today) throws IOException;

  /** As a database has them. */
  static Cards in(CentreStore store) {
    return new Cards() {
      private static final int PAGE = 1000;

      @Override
      public Set<PatronId> lost() throws IOException {
        return Set.copyOf(store.lostCards());
      }

      @Override
      public void shownAsBlocked(Collection<PatronId> cards) throws IOException {
        for (PatronId card : cards) {
          store.found(card);
        }
      }

      @Override
      public Map<PatronId, PinVerifier> pins(LocalDate today) throws IOException {
        Map<PatronId, PinVerifier> pins = new HashMap<>();
        String last = "";
        List<Map.Entry<PatronId, PinVerifier>> page;
        do {
          page = store.pinsAfter(last, PAGE);
          for (Map.Entry<PatronId, PinVerifier> one : page) {
            last = one.getKey().value();
            if (!one.getValue().expiredOn(today)) {
              pins.put(one.getKey(), one.getValue());
            }
          }
        } while (page.size() == PAGE);
        return pins;
      }
    };
  }
}
