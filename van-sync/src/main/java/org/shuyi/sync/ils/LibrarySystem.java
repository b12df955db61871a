package org.shuyi.sync.ils;

import java.time.Instant;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronId;

/**
 * A library system (ILS). Adapters never retry by themselves: a call whose answer was lost ends in
 * {@link Outcome.Unknown}, and the caller probes. Safe for use by several threads; each call
 * blocks.
 */
public interface LibrarySystem extends AutoCloseable {
  Capabilities capabilities();

  /**
   * What the library system shows of an item now.
   *
   * @throws LibrarySystemException if it does not answer
   */
  ItemState probe(ItemId item) throws LibrarySystemException, InterruptedException;

  /**
   * What the library system shows of a patron now, with all items on loan.
   *
   * @throws LibrarySystemException if it does not answer
   */
  PatronState probe(PatronId patron) throws LibrarySystemException, InterruptedException;

  /**
   * Does a loan, return or renewal, once.
   *
   * @param when the time of the act, as the centre computed it
   * @return Applied, Refused, or Unknown if the request went out and no usable answer came back
   * @throws LibrarySystemException if the request surely did not reach the library system
   */
  Outcome apply(Act.OnItem act, Instant when) throws LibrarySystemException, InterruptedException;

  @Override
  void close();
}
