package org.shuyi.sync.wire;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.reference.PatronHash;
import org.shuyi.sync.reference.Reference;

/** {@link ReferenceSnapshot} to bytes and back. */
public final class ReferenceCodec {
  private static final Field<Long> VERSION_OF_DATA = new Field<>(1, "data-version", Shapes.COUNT);
  private static final Field<Instant> MADE_AT = new Field<>(2, "made-at", Shape.instant());
  private static final Field<Reference.LoanRules> RULES =
      new Field<>(3, "rules", Fields.nested(ReferenceCodec::write, ReferenceCodec::rules));
  private static final Field<List<Map.Entry<ItemId, Reference.Item>>> ITEMS =
      new Field<>(
          4,
          "items",
          Shape.list(
              Fields.nested(ReferenceCodec::writeItem, ReferenceCodec::item),
              Limits.REFERENCE_ENTRIES));
  private static final Field<List<Map.Entry<PatronHash, Reference.Patron>>> PATRONS =
      new Field<>(
          5,
          "patrons",
          Shape.list(
              Fields.nested(ReferenceCodec::writePatron, ReferenceCodec::patron),
              Limits.REFERENCE_ENTRIES));

  private static final Field<Long> LOAN_DAYS = new Field<>(1, "loan-days", Shape.number(0, 3650));
  private static final Field<Long> OFFLINE_LOAN_LIMIT =
      new Field<>(2, "offline-loan-limit", Shape.number(0, 1000));

  private static final Field<ItemId> ITEM = new Field<>(1, "item", Shapes.ITEM);
  private static final Field<String> TITLE = new Field<>(2, "title", Shapes.TITLE);
  private static final Field<Boolean> FOR_LOAN = new Field<>(3, "for-loan", Shape.flag());
  private static final Field<Boolean> RESERVED = new Field<>(4, "reserved", Shape.flag());

  private static final Field<PatronHash> PATRON = new Field<>(1, "patron", Shapes.PATRON_HASH);
  private static final Field<Boolean> BLOCKED = new Field<>(2, "blocked", Shape.flag());
  private static final Field<LocalDate> EXPIRES = new Field<>(3, "expires", Shape.date());

  private ReferenceCodec() {}

  public static byte[] encode(ReferenceSnapshot snapshot) {
    return Fields.message()
        .with(VERSION_OF_DATA, snapshot.version())
        .with(MADE_AT, snapshot.madeAt())
        .with(RULES, snapshot.rules())
        .with(ITEMS, sorted(snapshot.items(), ItemId::value))
        .with(PATRONS, sorted(snapshot.patrons(), PatronHash::hex))
        .encode();
  }

  /** A map has no order of its own; sorted, equal snapshots are equal bytes. */
  private static <K, V> List<Map.Entry<K, V>> sorted(
      Map<K, V> map, java.util.function.Function<K, String> by) {
    return map.entrySet().stream()
        .sorted((a, b) -> by.apply(a.getKey()).compareTo(by.apply(b.getKey())))
        .toList();
  }

  public static ReferenceSnapshot decode(byte[] bytes) throws WireException {
    Fields fields = Fields.decode(bytes, Limits.REFERENCE_BYTES);
    return new ReferenceSnapshot(
        fields.get(VERSION_OF_DATA),
        fields.get(MADE_AT),
        toMap(fields.get(ITEMS)),
        toMap(fields.get(PATRONS)),
        fields.get(RULES));
  }

  private static <K, V> Map<K, V> toMap(List<Map.Entry<K, V>> entries) throws WireException {
    Map<K, V> map = HashMap.newHashMap(entries.size());
    for (Map.Entry<K, V> entry : entries) {
      if (map.put(entry.getKey(), entry.getValue()) != null) {
        throw WireException.malformed("an item or a patron twice in one snapshot");
      }
    }
    return map;
  }

  private static Fields write(Reference.LoanRules rules) {
    return Fields.part()
        .with(LOAN_DAYS, (long) rules.loanDays())
        .with(OFFLINE_LOAN_LIMIT, (long) rules.offlineLoanLimit());
  }

  private static Reference.LoanRules rules(Fields fields) throws WireException {
    return new Reference.LoanRules(
        fields.get(LOAN_DAYS).intValue(), fields.get(OFFLINE_LOAN_LIMIT).intValue());
  }

  private static Fields writeItem(Map.Entry<ItemId, Reference.Item> entry) {
    return Fields.part()
        .with(ITEM, entry.getKey())
        .with(TITLE, entry.getValue().title())
        .with(FOR_LOAN, entry.getValue().forLoan())
        .with(RESERVED, entry.getValue().reserved());
  }

  private static Map.Entry<ItemId, Reference.Item> item(Fields fields) throws WireException {
    return Map.entry(
        fields.get(ITEM),
        new Reference.Item(fields.get(TITLE), fields.get(FOR_LOAN), fields.get(RESERVED)));
  }

  private static Fields writePatron(Map.Entry<PatronHash, Reference.Patron> entry) {
    return Fields.part()
        .with(PATRON, entry.getKey())
        .with(BLOCKED, entry.getValue().blocked())
        .withIfThere(EXPIRES, entry.getValue().expires());
  }

  private static Map.Entry<PatronHash, Reference.Patron> patron(Fields fields)
      throws WireException {
    return Map.entry(
        fields.get(PATRON), new Reference.Patron(fields.get(BLOCKED), fields.find(EXPIRES)));
  }
}
