package org.shuyi.sync.centre;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;

/** A catalogue that a test can change. */
public final class TestCatalogue implements Catalogue {
  public final Map<String, Reference.Item> items = new TreeMap<>();
  public final Map<String, Reference.Patron> patrons = new TreeMap<>();
  public final Map<String, @Nullable String> holds = new TreeMap<>();
  public final Map<String, Reference.LoanRules> categories = new TreeMap<>();
  public Reference.LoanRules rules = new Reference.LoanRules(30, 5, 1);

  @Override
  public Stream<Item> items() {
    return items.entrySet().stream().map(e -> new Item(new ItemId(e.getKey()), e.getValue()));
  }

  @Override
  public Stream<Patron> patrons() {
    return patrons.entrySet().stream().map(e -> new Patron(new PatronId(e.getKey()), e.getValue()));
  }

  @Override
  public Stream<Hold> holds() {
    return holds.entrySet().stream()
        .map(
            e -> {
              String first = e.getValue();
              return new Hold(new ItemId(e.getKey()), first == null ? null : new PatronId(first));
            });
  }

  @Override
  public Reference.LoanRules rules() {
    return rules;
  }

  @Override
  public Map<String, Reference.LoanRules> categoryRules() {
    return Map.copyOf(categories);
  }
}
