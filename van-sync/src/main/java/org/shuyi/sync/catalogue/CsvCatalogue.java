package org.shuyi.sync.catalogue;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.shuyi.sync.catalogue.CsvTable.Row;
import org.shuyi.sync.centre.Catalogue;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.reference.Reference;
import org.shuyi.sync.reference.Reference.ItemFlag;
import org.shuyi.sync.reference.Reference.PatronFlag;

/**
 * A folder with what a library system exports: {@code items.csv}, {@code patrons.csv} and, if there
 * are any, {@code holds.csv}. Their columns are those of {@link Column}; others are read over. A
 * status that this program does not know is an error, never taken for a good one. A file is best
 * written under another name and then renamed.
 */
public final class CsvCatalogue implements Catalogue {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("[uuuu-M-d][uuuu/M/d][uuuuMMdd]")
          .withResolverStyle(ResolverStyle.STRICT);

  private static final int MOST = 100_000;

  private final CsvTable items;
  private final CsvTable patrons;
  private final CsvTable holds;
  private final Reference.LoanRules rules;

  /**
   * Opens nothing yet.
   *
   * @param charset of files without a byte order mark, as GBK
   */
  public CsvCatalogue(Path folder, Charset charset, Reference.LoanRules rules) {
    this.items =
        new CsvTable(
            folder.resolve("items.csv"),
            charset,
            List.of(Column.ITEM, Column.TITLE),
            List.of(
                Column.ITEM_STATUS, Column.PARTS, Column.AUTHOR, Column.CALL_NUMBER, Column.PLACE));
    this.patrons =
        new CsvTable(
            folder.resolve("patrons.csv"),
            charset,
            List.of(Column.CARD),
            List.of(
                Column.CARD_STATUS,
                Column.CATEGORY,
                Column.LOAN_LIMIT,
                Column.ON_LOAN,
                Column.EXPIRES,
                Column.CHILD));
    this.holds =
        new CsvTable(
            folder.resolve("holds.csv"), charset, List.of(Column.ITEM), List.of(Column.CARD));
    this.rules = rules;
  }

  @Override
  public Stream<Item> items() {
    return items.read(CsvCatalogue::item);
  }

  @Override
  public Stream<Patron> patrons() {
    return patrons.read(CsvCatalogue::patron);
  }

  @Override
  public Stream<Hold> holds() {
    return holds.exists() ? holds.read(CsvCatalogue::hold) : Stream.of();
  }

  @Override
  public Reference.LoanRules rules() {
    return rules;
  }

  private static Item item(Row row) throws CsvException {
    return new Item(
        id(row, Column.ITEM, ItemId::new),
        new Reference.Item(
            row.text(Column.TITLE),
            itemFlags(row),
            Math.max(1, row.number(Column.PARTS, 1, 1000)),
            row.text(Column.AUTHOR),
            row.text(Column.CALL_NUMBER),
            row.text(Column.PLACE)));
  }

  private static Set<ItemFlag> itemFlags(Row row) throws CsvException {
    String status = row.text(Column.ITEM_STATUS);
    return switch (status) {
      case "", "for-loan", "可借", "在馆", "在架", "借出", "在借", "入藏" -> Set.of();
      case "reference-only", "阅览", "仅供阅览", "馆内阅览" -> Set.of(ItemFlag.REFERENCE_ONLY);
      case "withdrawn", "剔除", "注销", "丢失", "遗失" -> Set.of(ItemFlag.WITHDRAWN);
      case "not-for-loan", "不可借", "不外借", "编目", "修补", "锁定" -> Set.of(ItemFlag.NOT_FOR_LOAN);
      default ->
          throw row.wrong(
              Column.ITEM_STATUS,
              "'" + status + "': for-loan, reference-only, withdrawn or not-for-loan expected");
    };
  }

  private static Patron patron(Row row) throws CsvException {
    Set<PatronFlag> flags = patronFlags(row);
    String category = row.text(Column.CATEGORY);
    if (category.length() > Reference.Patron.MAX_CATEGORY) {
      throw row.wrong(
          Column.CATEGORY, "more than " + Reference.Patron.MAX_CATEGORY + " characters");
    }
    return new Patron(
        id(row, Column.CARD, PatronId::new),
        new Reference.Patron(
            flags,
            category,
            row.number(Column.LOAN_LIMIT, -1, MOST),
            row.number(Column.ON_LOAN, -1, MOST),
            expires(row),
            null));
  }

  private static Set<PatronFlag> patronFlags(Row row) throws CsvException {
    Set<PatronFlag> flags = EnumSet.noneOf(PatronFlag.class);
    String status = row.text(Column.CARD_STATUS);
    switch (status) {
      case "", "good", "正常", "有效" -> {}
      case "blocked", "停借", "暂停", "挂失", "注销", "退证", "黑名单" -> flags.add(PatronFlag.BLOCKED);
      case "expired", "过期", "失效" -> flags.add(PatronFlag.EXPIRED);
      default ->
          throw row.wrong(
              Column.CARD_STATUS, "'" + status + "': good, blocked or expired expected");
    }
    String child = row.text(Column.CHILD);
    switch (child) {
      case "", "no", "0", "否" -> {}
      case "yes", "1", "是" -> flags.add(PatronFlag.CHILD);
      default -> throw row.wrong(Column.CHILD, "'" + child + "': yes or no expected");
    }
    return flags;
  }

  private static @Nullable LocalDate expires(Row row) throws CsvException {
    String text = row.text(Column.EXPIRES);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text, DATE);
    } catch (DateTimeException e) {
      throw row.wrong(Column.EXPIRES, "'" + text + "': a date as 2026-12-31 expected");
    }
  }

  private static Hold hold(Row row) throws CsvException {
    return new Hold(
        id(row, Column.ITEM, ItemId::new),
        row.text(Column.CARD).isEmpty() ? null : id(row, Column.CARD, PatronId::new));
  }

  /** What it was is not told: it may name a person. */
  private static <T> T id(Row row, Column column, Function<String, T> shape) throws CsvException {
    try {
      return shape.apply(row.text(column));
    } catch (IllegalArgumentException e) {
      throw row.wrong(column, "not a number of an item or a card, 1 to 64 characters expected");
    }
  }
}
