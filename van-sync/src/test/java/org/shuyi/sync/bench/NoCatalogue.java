package org.shuyi.sync.bench;

import java.util.Map;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;

/** Nothing for the stations to know. */
final class NoCatalogue implements Catalogue {
  @Override
  public Map<ItemId, Reference.Item> items() {
    return Map.of();
  }

  @Override
  public Map<PatronId, Reference.Patron> patrons() {
    return Map.of();
  }

  @Override
  public Reference.LoanRules rules() {
    return new Reference.LoanRules(30, 5);
  }
}
