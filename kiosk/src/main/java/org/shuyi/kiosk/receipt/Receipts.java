package org.shuyi.kiosk.receipt;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.shuyi.hardware.printer.Document;
import org.shuyi.hardware.printer.Document.Align;
import org.shuyi.hardware.printer.Document.Block;
import org.shuyi.hardware.printer.Document.Feed;
import org.shuyi.hardware.printer.Document.Pair;
import org.shuyi.hardware.printer.Document.Qr;
import org.shuyi.hardware.printer.Document.Rule;
import org.shuyi.hardware.printer.Document.Text;
import org.shuyi.kiosk.flow.Journey.Line;
import org.shuyi.kiosk.flow.Journey.Purpose;
import org.shuyi.kiosk.flow.Kiosk.Language;
import org.shuyi.kiosk.flow.Progress;
import org.shuyi.kiosk.flow.Progress.Stand;
import org.shuyi.kiosk.flow.Registering.NewCard;
import org.shuyi.sync.circulation.ActId;

/**
 * Makes slips. A slip names no patron, for slips are left in books; it carries for each item the
 * last eight digits of its act's id, by which staff find the act even before the centre has it.
 */
public final class Receipts {
  private static final int CODE_DIGITS = 8;

  private final Map<Language, String> libraryNames;
  private final String station;

  /**
   * @param libraryNames as patrons read it
   * @param station as it is named on the slip
   */
  public Receipts(Map<Language, String> libraryNames, String station) {
    this.libraryNames = Map.copyOf(libraryNames);
    this.station = station;
  }

  /**
   * The slip of a session that ended at {@code now}; only items of which an act stands are on it.
   */
  public Document slip(Purpose purpose, List<Line> lines, Language language, ZonedDateTime now) {
    Words words = new Words(language);
    List<Line> standing = lines.stream().filter(line -> line.progress().stands()).toList();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Text(libraryNames.getOrDefault(language, station), Align.CENTRE, 2, true));
    blocks.add(new Text(words.say("title." + purpose), Align.CENTRE, 1, true));
    blocks.add(new Feed(1));
    blocks.add(new Pair(words.time(now), station));
    blocks.add(new Rule());
    standing.forEach(line -> item(blocks, line, words));
    blocks.add(new Rule());
    blocks.add(new Text(words.say("count." + purpose, standing.size()), Align.LEFT, 1, true));
    if (standing.stream().anyMatch(Receipts::unconfirmed)) {
      blocks.add(Text.plain(words.say("unconfirmed")));
    }
    blocks.add(new Feed(1));
    blocks.add(new Text(words.say("footer." + purpose), Align.CENTRE, 1, false));
    blocks.add(new Feed(2));
    return new Document(blocks);
  }

  /** A library card as a QR code. It names nobody: the number is enough to borrow. */
  public Document card(NewCard card, Language language) {
    Words words = new Words(language);
    return new Document(
        List.of(
            new Text(libraryNames.getOrDefault(language, station), Align.CENTRE, 2, true),
            new Text(words.say("title.CARD"), Align.CENTRE, 1, true),
            new Feed(1),
            new Qr(card.number().value()),
            new Text(card.number().value(), Align.CENTRE, 1, true),
            new Rule(),
            Text.plain(words.say("card.valid", words.date(card.validThrough()))),
            Text.plain(words.say(card.provisional() ? "card.provisional" : "card.use")),
            new Feed(1),
            new Text(words.say("footer.CARD"), Align.CENTRE, 1, false),
            new Feed(2)));
  }

  private static void item(List<Block> blocks, Line line, Words words) {
    blocks.add(
        new Text(line.title().isEmpty() ? line.item().value() : line.title(), Align.LEFT, 1, true));
    LocalDate due = due(line.progress());
    blocks.add(new Pair(line.item().value(), due == null ? "" : words.say("due", words.date(due))));
    if (line.progress() instanceof Progress.TagOwed) {
      blocks.add(Text.plain(words.say("tag-owed")));
    }
    ActId act = act(line.progress());
    if (act != null) {
      blocks.add(new Pair(words.say("code"), code(act)));
    }
  }

  /** As on the slip: {@code 3F2A-90C1}. */
  static String code(ActId act) {
    String hex = act.value().toString().replace("-", "").toUpperCase(Locale.ROOT);
    String last = hex.substring(hex.length() - CODE_DIGITS);
    return last.substring(0, CODE_DIGITS / 2) + "-" + last.substring(CODE_DIGITS / 2);
  }

  private static boolean unconfirmed(Line line) {
    Stand stand = stand(line.progress());
    return stand != null && !stand.confirmed();
  }

  private static @Nullable LocalDate due(Progress progress) {
    Stand stand = stand(progress);
    return stand == null ? null : stand.due();
  }

  private static @Nullable ActId act(Progress progress) {
    Stand stand = stand(progress);
    return stand != null
        ? stand.act()
        : progress instanceof Progress.InReview(ActId act, var ignored) ? act : null;
  }

  private static @Nullable Stand stand(Progress progress) {
    return switch (progress) {
      case Progress.Done done -> done.stand();
      case Progress.TagOwed owed -> owed.stand();
      case Progress.Securing securing -> securing.stand();
      default -> null;
    };
  }

  /** The words and dates of one language. */
  private static final class Words {
    private final ResourceBundle bundle;
    private final Locale locale;

    Words(Language language) {
      this.locale = Locale.forLanguageTag(language.tag());
      this.bundle =
          ResourceBundle.getBundle(
              "org.shuyi.kiosk.ui.texts",
              locale,
              ResourceBundle.Control.getNoFallbackControl(
                  ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    String say(String key, Object... arguments) {
      return new MessageFormat(bundle.getString("receipt." + key), locale).format(arguments);
    }

    String date(LocalDate date) {
      return DateTimeFormatter.ofPattern(bundle.getString("receipt.date"), locale).format(date);
    }

    String time(ZonedDateTime time) {
      return DateTimeFormatter.ofPattern(bundle.getString("receipt.time"), locale).format(time);
    }
  }
}
