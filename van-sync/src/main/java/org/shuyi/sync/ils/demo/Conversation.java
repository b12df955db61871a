package org.shuyi.sync.ils.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.shuyi.sync.ils.demo.Desk.ItemView;
import org.shuyi.sync.ils.demo.Desk.PatronView;
import org.shuyi.sync.ils.demo.Desk.Verdict;
import org.shuyi.sync.ils.demo.Personality.Habits;

/** One client's conversation: lines in, answers out; no answer hangs up. */
final class Conversation {
  static final String USER = "shuyi";
  static final String PASSWORD = "shuyi-demo";

  /** As sent when a line could not be read; it has no sequence to echo. */
  private static final byte[] RESEND = "96AZFEF6\r".getBytes(US_ASCII);

  private static final String NOT_UNDERSTOOD = "96";

  private static final String INSTITUTION = Line.field("AO", "SHUYI");
  private static final String LANGUAGE = "019";
  private static final String CURRENCY = "CNY";

  /** Instead of an answer: the connection ends. */
  private static final String HANG_UP = "";

  /** Item information, patron information and renewal came with SIP 2.00. */
  private static final Set<String> SINCE_TWO = Set.of("17", "29", "63");

  /** Birth date, category and internal id, as Koha adds them to what it tells of a patron. */
  private static final String MORE_OF_A_PATRON = "PB19700101|PCPT|PIY|";

  /** What Koha prints where a hold's patron and name would stand, in every answer to a return. */
  private static final String NOISE =
      "CYC4::SIP::SIPServer=HASH(0x55d0a8)|DAC4::SIP::SIPServer=HASH(0x55d0a8)|";

  private final Desk desk;
  private final Habits habits;
  private final BooleanSupplier down;
  private boolean loggedIn;
  private boolean protocolOne;
  private String lastAnswer = NOT_UNDERSTOOD;

  /**
   * @param down whether the library has lost its database, so that every message ends the line
   */
  Conversation(Desk desk, Habits habits, BooleanSupplier down) {
    this.desk = desk;
    this.habits = habits;
    this.down = down;
  }

  Optional<byte[]> answer(byte[] bytes) {
    if (down.getAsBoolean() || (bytes.length == 0 && habits.hangsUpOnOddInput())) {
      return Optional.empty();
    }
    Optional<Line> read = Line.read(bytes);
    if (read.isEmpty()) {
      lastAnswer = NOT_UNDERSTOOD;
      return Optional.of(RESEND);
    }
    Line line = read.get();
    if (!loggedIn && !line.code().equals("93")) {
      return Optional.empty();
    }
    if (!line.code().equals("97")) {
      lastAnswer = answer(line);
    }
    return lastAnswer.equals(HANG_UP)
        ? Optional.empty()
        : Optional.of(line.answer(lastAnswer, lineFeed(lastAnswer)));
  }

  /** Koha ends every answer with CR LF, but a 96 with CR alone. */
  private boolean lineFeed(String answer) {
    return habits.noisy() && !answer.equals(NOT_UNDERSTOOD);
  }

  /** After a refused login the line is dead. */
  boolean over() {
    return !loggedIn;
  }

  private String answer(Line line) {
    if (protocolOne && SINCE_TWO.contains(line.code())) {
      return NOT_UNDERSTOOD;
    }
    return switch (line.code()) {
      case "93" -> login(line);
      case "99" -> status(line);
      case "01" -> blockPatron(line);
      case "23" -> patronStatus(line);
      case "63" -> patronInformation(line);
      case "17" -> itemInformation(line);
      case "11" -> checkout(line);
      case "09" -> checkin(line);
      case "29" -> renew(line);
      case "37" -> feePaid(line);
      case "15" -> hold(line);
      case "35" ->
          "36Y" + now() + INSTITUTION + Line.field("AA", line.fields(18).getOrDefault("AA", ""));
      default -> NOT_UNDERSTOOD;
    };
  }

  private String login(Line line) {
    Map<String, String> fields = line.fields(2);
    loggedIn = USER.equals(fields.get("CN")) && PASSWORD.equals(fields.get("CO"));
    return loggedIn ? "941" : "940";
  }

  /** Koha takes a terminal that says 1.00 for one of the first protocol from then on. */
  private String status(Line line) {
    protocolOne = habits.hangsUpOnOddInput() && line.body().startsWith("1.00", 4);
    return "98YYYYNN025003"
        + now()
        + (protocolOne ? "1.00" : "2.00")
        + INSTITUTION
        + Line.field("AM", "Shuyi demo library")
        + (protocolOne ? "" : Line.field("BX", "YYYYYNYYYYYNYNYN"));
  }

  private String patronStatus(Line line) {
    String card = line.fields(21).getOrDefault("AA", "");
    return "24" + patronFlags(desk.patron(card)) + LANGUAGE + now() + aboutPatron(line, 21, card);
  }

  /** Koha says in its list of messages (BX) that it does this, and does not. */
  private String blockPatron(Line line) {
    String card = line.fields(19).getOrDefault("AA", "");
    if (habits.blocksPatrons()) {
      desk.reportLost(card);
    }
    return "24"
        + patronFlags(desk.patron(card))
        + LANGUAGE
        + now()
        + aboutPatron(line, 19, card)
        + (habits.blocksPatrons() ? "" : Line.field("AF", "Block feature not implemented"));
  }

  private String patronInformation(Line line) {
    String card = line.fields(31).getOrDefault("AA", "");
    Optional<PatronView> view = desk.patron(card);
    StringBuilder text =
        new StringBuilder("64")
            .append(patronFlags(view))
            .append(LANGUAGE)
            .append(now())
            .append(
                "0000%04d%04d000000000000"
                    .formatted(view.map(this::overdue).orElse(0L), charged(view)))
            .append(aboutPatron(line, 31, card))
            .append(habits.noisy() ? MORE_OF_A_PATRON : "");
    view.ifPresent(
        known -> text.append(Line.field("CB", "%04d".formatted(known.patron().loanLimit()))));
    view.ifPresent(
        known ->
            text.append(Line.field("PA", known.patron().expires().toString().replace("-", ""))));
    view.ifPresent(
        known ->
            text.append(Line.field("BH", CURRENCY))
                .append(
                    Line.field(
                        "BV", BigDecimal.valueOf(known.patron().owes(), 2).toPlainString())));
    if (line.body().startsWith("Y", 23)) {
      view.ifPresent(
          known -> known.loans().forEach(loan -> text.append(Line.field("AU", loan.barcode()))));
    }
    view.ifPresent(known -> text.append(holds(line, desk.wishes(known.patron().card()))));
    return text.toString();
  }

  /** Koha lists all that a patron asked for under AS, ready or not, and nothing under CD. */
  private String holds(Line line, Desk.Wishes wishes) {
    StringBuilder text = new StringBuilder();
    if (line.body().startsWith("Y", 21)) {
      wishes.held().forEach(item -> text.append(Line.field("AS", item)));
    }
    if (line.body().startsWith("Y", habits.noisy() ? 21 : 26)) {
      String code = habits.noisy() ? "AS" : "CD";
      wishes.waiting().forEach(item -> text.append(Line.field(code, item)));
    }
    return text.toString();
  }

  private String hold(Line line) {
    Map<String, String> fields = line.fields(19);
    String item = fields.getOrDefault("AB", "");
    String card = fields.getOrDefault("AA", "");
    Verdict verdict =
        line.body().startsWith("+")
            ? desk.request(item, card)
            : line.body().startsWith("-")
                ? desk.cancelRequest(item, card)
                : Verdict.no(Optional.empty(), "Hold mode is not understood.");
    return "16"
        + (verdict.ok() ? "1" : "0")
        + "N"
        + now()
        + INSTITUTION
        + echo("AA", card)
        + echo("AB", item)
        + said(verdict);
  }

  private String feePaid(Line line) {
    Map<String, String> fields = line.fields(25);
    boolean paid =
        line.body().startsWith(CURRENCY, 22)
            && desk.pay(
                fields.getOrDefault("AA", ""),
                new BigDecimal(fields.getOrDefault("BV", "0")).movePointRight(2).longValueExact(),
                fields.getOrDefault("BK", ""));
    return "38"
        + (paid ? "Y" : "N")
        + now()
        + INSTITUTION
        + Line.field("AA", fields.getOrDefault("AA", ""))
        + Line.field("BK", fields.getOrDefault("BK", ""));
  }

  private String aboutPatron(Line line, int fixed, String card) {
    Optional<PatronView> view = desk.patron(card);
    String pin = line.fields(fixed).getOrDefault("AD", "");
    String text =
        INSTITUTION
            + Line.field("AA", view.map(v -> v.patron().card()).orElse(card))
            + Line.field("AE", view.map(v -> v.patron().name()).orElse(""))
            + Line.field("BL", view.isPresent() ? "Y" : "N");
    boolean asked = !pin.isEmpty() && view.isPresent();
    return asked
        ? text + Line.field("CQ", view.get().patron().pin().equals(pin) ? "Y" : "N")
        : text;
  }

  private static String patronFlags(Optional<PatronView> view) {
    boolean denied = view.map(known -> known.patron().blocked() || known.expired()).orElse(true);
    boolean full =
        view.map(known -> known.loans().size() >= known.patron().loanLimit()).orElse(false);
    return (denied || full ? "Y" : " ")
        + (denied ? "Y" : " ")
        + "  "
        + (view.map(known -> known.patron().cardLost()).orElse(false) ? "Y" : " ")
        + (full ? "Y" : " ")
        + " ".repeat(8);
  }

  private static int charged(Optional<PatronView> view) {
    return view.map(known -> known.loans().size()).orElse(0);
  }

  private long overdue(PatronView view) {
    return view.loans().stream()
        .filter(
            loan ->
                loan.due().atStartOfDay(desk.zone()).plusDays(1).toInstant().isBefore(desk.now()))
        .count();
  }

  private String itemInformation(Line line) {
    String barcode = line.fields(18).getOrDefault("AB", "");
    Optional<ItemView> view = desk.item(barcode);
    if (view.isEmpty()) {
      return "18010101" + now() + Line.field("AB", barcode) + Line.field("AJ", "");
    }
    ItemView item = view.get();
    return "18"
        + circulation(item)
        + "0101"
        + now()
        + Line.field("AB", item.book().barcode())
        + Line.field("AJ", item.book().title())
        + item.loan().map(loan -> Line.field("AH", Line.date(loan.due()))).orElse("")
        + Line.field("CF", item.book().reservedFor().isEmpty() ? "0" : "1")
        + Line.field("CS", item.book().callNumber());
  }

  /** 04 charged, 08 on the hold shelf, 01 other, 03 available. */
  private static String circulation(ItemView item) {
    if (item.loan().isPresent()) {
      return "04";
    }
    if (!item.book().reservedFor().isEmpty()) {
      return "08";
    }
    return item.book().forLoan() ? "03" : "01";
  }

  private String checkout(Line line) {
    Map<String, String> fields = line.fields(38);
    Verdict verdict =
        desk.lend(fields.getOrDefault("AB", ""), fields.getOrDefault("AA", ""), told(line, 2));
    if (verdict.answerLost()) {
      return HANG_UP;
    }
    String flags = verdict.renewed() ? "1YNY" : "1NNY";
    return "12" + (verdict.ok() ? flags : "0NUN") + now() + lent(fields, verdict);
  }

  private String renew(Line line) {
    Map<String, String> fields = line.fields(38);
    Verdict verdict =
        desk.renew(fields.getOrDefault("AB", ""), fields.getOrDefault("AA", ""), told(line, 2));
    return "30" + (verdict.ok() ? "1YNN" : "0NNN") + now() + lent(fields, verdict);
  }

  private String lent(Map<String, String> fields, Verdict verdict) {
    String card = fields.getOrDefault("AA", "");
    return INSTITUTION
        + echo("AA", card)
        + echo("AB", fields.getOrDefault("AB", ""))
        + Line.field("AJ", verdict.book().map(DemoBook::title).orElse(""))
        + Line.field("AH", verdict.loan().map(loan -> Line.date(loan.due())).orElse(""))
        + Line.field("BL", desk.patron(card).isPresent() ? "Y" : "N")
        + said(verdict);
  }

  private String checkin(Line line) {
    Map<String, String> fields = line.fields(37);
    Optional<Instant> returned = line.date(19, desk.zone());
    if (returned.isEmpty() && habits.hangsUpOnOddInput()) {
      return HANG_UP;
    }
    if (returned.isEmpty()) {
      return "100NUN"
          + now()
          + INSTITUTION
          + Line.field("AF", "Return date is missing or malformed.");
    }
    Verdict verdict = desk.takeBack(fields.getOrDefault("AB", ""), returned.get());
    if (verdict.book().isEmpty() && habits.noisy()) {
      String item = echo("AB", fields.getOrDefault("AB", ""));
      return "100NUY" + now() + INSTITUTION + item + Line.field("CV", "99") + said(verdict);
    }
    boolean held = verdict.book().map(book -> !book.reservedFor().isEmpty()).orElse(false);
    return "10"
        + (verdict.ok() ? "1YN" : "0NN")
        + (held ? "Y" : "N")
        + now()
        + INSTITUTION
        + echo("AB", fields.getOrDefault("AB", ""))
        + Line.field("AQ", "SHUYI")
        + Line.field("AJ", verdict.book().map(DemoBook::title).orElse(""))
        + verdict.loan().map(loan -> Line.field("AA", loan.card())).orElse("")
        + Line.field("CS", verdict.book().map(DemoBook::callNumber).orElse(""))
        + (held ? Line.field("CV", "01") : "")
        + (habits.noisy() ? NOISE : "")
        + said(verdict);
  }

  /** Koha takes what comes in for Latin-1, and so encodes it twice when it says it again. */
  private String echo(String code, String value) {
    return Line.field(code, habits.noisy() ? new String(value.getBytes(UTF_8), ISO_8859_1) : value);
  }

  private static String said(Verdict verdict) {
    return verdict.text().isEmpty() ? "" : Line.field("AF", verdict.text());
  }

  /** The time that a message gives for its act, or now if it gives none. */
  private Instant told(Line line, int from) {
    return line.date(from, desk.zone()).orElseGet(desk::now);
  }

  private String now() {
    return Line.date(desk.now(), desk.zone());
  }
}
