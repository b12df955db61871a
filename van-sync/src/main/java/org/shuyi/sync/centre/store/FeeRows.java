package org.shuyi.sync.centre.store;

import java.sql.SQLException;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.FeeOrder;
import org.shuyi.sync.circulation.PatronId;

/** Payments of fees, by their order and by the card that they are for. */
final class FeeRows {
  private final Transaction tx;

  FeeRows(Transaction tx) {
    this.tx = tx;
  }

  boolean paidBefore(ActId act, FeeOrder order) throws SQLException {
    return tx.first(
            "SELECT 1 FROM act WHERE item = ? AND act_id <> ? AND result IS NOT NULL LIMIT 1",
            row -> true,
            order.key(),
            Rows.text(act))
        .orElse(false);
  }

  boolean waits(PatronId card) throws SQLException {
    return tx.first(
            "SELECT 1 FROM act WHERE patron = ? AND kind = 'FEE_PAID' AND state <> 'SETTLED'"
                + " LIMIT 1",
            row -> true,
            card.value())
        .orElse(false);
  }
}
