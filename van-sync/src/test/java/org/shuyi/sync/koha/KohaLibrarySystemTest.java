package org.shuyi.sync.koha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.Outcome;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.ils.Capability;
import org.shuyi.sync.ils.ItemState;
import org.shuyi.sync.ils.ItemState.Circulation;
import org.shuyi.sync.ils.LibrarySystemException;
import org.shuyi.sync.ils.LibrarySystemException.Kind;
import org.shuyi.sync.ils.PatronHold;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.Standing;
import org.shuyi.sync.ils.TwoRoads;
import org.shuyi.sync.ils.demo.DemoIls;
import org.shuyi.sync.ils.demo.KohaRest;
import org.shuyi.sync.ils.demo.Personality;
import org.shuyi.sync.koha.KohaSettings.Login;
import org.shuyi.sync.sip2.session.Sip2LibrarySystem;
import org.shuyi.sync.sip2.session.Sip2Settings;

/** The REST adapter against the demo library's REST face, over real HTTP. */
class KohaLibrarySystemTest {
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final ZoneId ZONE = ZoneId.systemDefault();
  private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZONE);
  private static final ItemId BOOK = new ItemId("SY000002");
  private static final PatronId READER = new PatronId("210000000001");
  private static final PatronId OTHER = new PatronId("210000000002");

  private DemoIls ils;
  private KohaRest rest;
  private KohaLibrarySystem client;

  @BeforeEach
  void start() throws IOException {
    start(Personality.STRICT);
  }

  private void start(Personality personality) throws IOException {
    ils = DemoIls.start(0, InstantSource.fixed(NOW), null, personality);
    rest = ils.rest(0);
    client = client(new Login.ClientCredentials(DemoIls.USER), DemoIls.PASSWORD);
  }

  @AfterEach
  void stop() throws IOException {
    client.close();
    rest.close();
    ils.close();
  }

  @Test
  void lendsAndRenews() throws Exception {
    assertThat(client.apply(loan(BOOK, READER), NOW))
        .isEqualTo(new Outcome.Applied(TODAY.plusDays(30)));
    assertThat(client.probe(BOOK))
        .isEqualTo(new ItemState(BOOK, Circulation.ON_LOAN, "活着", "I247.57/1", TODAY.plusDays(30)));
    assertThat(client.probe(READER))
        .isEqualTo(
            new PatronState(
                READER,
                Standing.GOOD,
                "王小明",
                LocalDate.of(2030, 12, 31),
                -1,
                List.of(new PatronState.OnLoan(BOOK, "活着", TODAY.plusDays(30)))));
    assertThat(client.apply(new Act.Renewal(BOOK, READER, DecidedBy.CENTRE), NOW))
        .isEqualTo(new Outcome.Applied(TODAY.plusDays(45)));
    assertThat(ils.history()).hasSize(2);
  }

  @Test
  void saysWhyALoanIsRefusedAndNamesNobody() throws Exception {
    client.apply(loan(BOOK, READER), NOW);
    assertThat(reasons(loan(BOOK, READER)))
        .containsExactly(RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON);
    assertThat(client.apply(loan(BOOK, OTHER), NOW))
        .isEqualTo(
            new Outcome.Refused(
                List.of(RefusalReason.ITEM_ON_LOAN_TO_ANOTHER), "ISSUED_TO_ANOTHER"));
    ItemId free = new ItemId("SY000001");
    assertThat(reasons(loan(free, new PatronId("210000000008"))))
        .containsExactly(RefusalReason.PATRON_BLOCKED);
    assertThat(reasons(loan(free, new PatronId("210000000009"))))
        .containsExactly(RefusalReason.PATRON_EXPIRED);
    assertThat(reasons(loan(free, new PatronId("999999999999"))))
        .containsExactly(RefusalReason.PATRON_UNKNOWN);
    assertThat(reasons(loan(new ItemId("SY999999"), READER)))
        .containsExactly(RefusalReason.ITEM_UNKNOWN);
    assertThat(reasons(loan(new ItemId("SY000012"), READER)))
        .containsExactly(RefusalReason.ITEM_NOT_FOR_LOAN);
    assertThat(reasons(loan(new ItemId("SY000006"), READER)))
        .containsExactly(RefusalReason.ITEM_RESERVED_FOR_ANOTHER);
  }

  @Test
  void saysWhyARenewalIsRefused() throws Exception {
    Act.Renewal renewal = new Act.Renewal(BOOK, READER, DecidedBy.CENTRE);
    assertThat(reasons(renewal)).containsExactly(RefusalReason.ITEM_NOT_ON_LOAN);
    client.apply(loan(BOOK, READER), NOW);
    client.apply(renewal, NOW);
    assertThat(reasons(renewal)).containsExactly(RefusalReason.RENEWAL_LIMIT_REACHED);
  }

  @Test
  void showsStandingsAndHolds() throws Exception {
    assertThat(client.probe(new PatronId("210000000008")).standing()).isEqualTo(Standing.BLOCKED);
    assertThat(client.probe(new PatronId("210000000009")).standing()).isEqualTo(Standing.EXPIRED);
    assertThat(client.probe(new PatronId("999")).standing()).isEqualTo(Standing.UNKNOWN_PATRON);
    assertThat(client.probe(new ItemId("999")).circulation()).isEqualTo(Circulation.UNKNOWN_ITEM);
    assertThat(client.probe(new ItemId("SY000012")).circulation())
        .isEqualTo(Circulation.NOT_FOR_LOAN);
    assertThat(client.probe(new ItemId("SY000006")).circulation())
        .isEqualTo(Circulation.ON_HOLD_SHELF);
    assertThat(client.probe(BOOK).circulation()).isEqualTo(Circulation.AVAILABLE);
  }

  @Test
  void offersNoReturnsUnlessAnotherRoadTakesThem() throws Exception {
    client.apply(loan(BOOK, READER), NOW);
    assertThatThrownBy(() -> client.apply(new Act.Return(BOOK), NOW))
        .isInstanceOfSatisfying(
            LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_OFFERED));
    assertThat(client.capabilities().has(Capability.TAKES_RETURNS)).isFalse();
    Sip2LibrarySystem sip2 =
        new Sip2LibrarySystem(
            Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "SHUYI", ZONE),
            DemoIls.PASSWORD,
            InstantSource.fixed(NOW));
    try (TwoRoads both = TwoRoads.returnsElsewhere(client, sip2)) {
      assertThat(both.capabilities().has(Capability.TAKES_RETURNS)).isTrue();
      assertThat(both.capabilities().has(Capability.REPEATED_LOAN_RENEWS)).isFalse();
      assertThat(both.apply(new Act.Return(BOOK), NOW)).isEqualTo(new Outcome.Applied(null));
      assertThat(both.probe(BOOK).circulation()).isEqualTo(Circulation.AVAILABLE);
    }
  }

  @Test
  void confirmsOnlyWhatItMay() throws Exception {
    rest.askingAboutEarlierLoans();
    client.apply(loan(BOOK, READER), NOW);
    giveBack();
    assertThat(client.apply(loan(BOOK, READER), NOW))
        .isEqualTo(new Outcome.Refused(List.of(RefusalReason.OTHER), "PREVISSUE"));
    try (KohaLibrarySystem mayConfirm =
        new KohaLibrarySystem(
            settings(new Login.Basic(DemoIls.USER)).confirming(Set.of("PREVISSUE")),
            DemoIls.PASSWORD,
            InstantSource.fixed(NOW))) {
      assertThat(mayConfirm.apply(loan(BOOK, READER), NOW)).isInstanceOf(Outcome.Applied.class);
    }
  }

  @Test
  void neverConfirmsWhatTakesABookFromSomebody() {
    KohaSettings settings = settings(new Login.Basic("x"));
    for (String word : List.of("ISSUED_TO_ANOTHER", "RENEW_ISSUE", "RESERVED")) {
      assertThatThrownBy(() -> settings.confirming(Set.of(word)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(word);
    }
  }

  @Test
  void leavesALoanUnknownWhoseAnswerIsLostAndTheProbeTellsTheTruth() throws Exception {
    stop();
    start(Personality.KOHA);
    for (int n = 1; n <= 6; n++) {
      ItemId book = new ItemId("SY%06d".formatted(20 + n));
      assertThat(client.apply(loan(book, READER), NOW)).isInstanceOf(Outcome.Applied.class);
    }
    assertThat(client.apply(loan(BOOK, READER), NOW)).isInstanceOf(Outcome.Unknown.class);
    assertThat(client.probe(READER).has(BOOK)).isTrue();
    assertThat(ils.history()).hasSize(7);
  }

  @Test
  void logsInWithANameOrATokenAndNotWithAWrongOne() throws Exception {
    try (KohaLibrarySystem basic = client(new Login.Basic(DemoIls.USER), DemoIls.PASSWORD)) {
      assertThat(basic.probe(BOOK).title()).isEqualTo("活着");
    }
    for (Login login :
        List.of(new Login.Basic(DemoIls.USER), new Login.ClientCredentials(DemoIls.USER))) {
      try (KohaLibrarySystem stranger = client(login, "wrong")) {
        assertThatThrownBy(() -> stranger.probe(BOOK))
            .hasMessageNotContaining("wrong")
            .isInstanceOfSatisfying(
                LibrarySystemException.class,
                e -> assertThat(e.kind()).isEqualTo(Kind.LOGIN_REFUSED));
      }
    }
  }

  @Test
  void getsANewTokenAfterTheOldOneWasRefused() throws Exception {
    client.probe(BOOK);
    rest.forgetTokens();
    assertThatThrownBy(() -> client.probe(BOOK))
        .isInstanceOfSatisfying(
            LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.LOGIN_REFUSED));
    assertThat(client.probe(BOOK).title()).isEqualTo("活着");
  }

  private void giveBack() throws Exception {
    try (Sip2LibrarySystem sip2 =
        new Sip2LibrarySystem(
            Sip2Settings.of("127.0.0.1", ils.port(), DemoIls.USER, "SHUYI", ZONE),
            DemoIls.PASSWORD,
            InstantSource.fixed(NOW))) {
      sip2.apply(new Act.Return(BOOK), NOW);
    }
  }

  private List<RefusalReason> reasons(Act.OnItem act) throws Exception {
    return client.apply(act, NOW) instanceof Outcome.Refused refused
        ? refused.reasons()
        : List.of();
  }

  private static Act.Loan loan(ItemId item, PatronId patron) {
    return new Act.Loan(item, patron, TODAY.plusDays(30), DecidedBy.CENTRE);
  }

  private KohaSettings settings(Login login) {
    return KohaSettings.of(rest.uri(), login, ZONE);
  }

  @Test
  void holdsArePlacedOnTheTitleListedAndCancelled() throws Exception {
    assertThat(client.capabilities().has(Capability.TAKES_HOLDS)).as("no place is named").isFalse();
    KohaSettings there = settings(new Login.Basic(DemoIls.USER)).at("SHUYI");
    try (KohaLibrarySystem at =
        new KohaLibrarySystem(there, DemoIls.PASSWORD, InstantSource.fixed(NOW))) {
      assertThat(at.capabilities().has(Capability.TAKES_HOLDS)).isTrue();
      assertThat(at.hold(new Act.HoldPlaced(BOOK, READER), NOW))
          .isEqualTo(new Outcome.Applied(null));
      assertThat(at.holds(READER))
          .containsExactly(new PatronHold(BOOK, "活着", false, "SHUYI", null));
      assertThat(at.hold(new Act.HoldPlaced(BOOK, READER), NOW))
          .isInstanceOf(Outcome.Refused.class);
      assertThat(at.hold(new Act.HoldCancelled(BOOK, READER), NOW))
          .isEqualTo(new Outcome.Applied(null));
      assertThat(at.holds(READER)).isEmpty();
      assertThat(at.hold(new Act.HoldPlaced(BOOK, new PatronId("999999999999")), NOW))
          .isInstanceOf(Outcome.Refused.class);
    }
  }

  private KohaLibrarySystem client(Login login, String secret) {
    return new KohaLibrarySystem(settings(login), secret, InstantSource.fixed(NOW));
  }

  private static final PersonHash WANG = new PersonHash("7".repeat(64));
  private static final PatronId NEW = new PatronId("V1000001");
  private static final Person PERSON =
      new Person("无名氏", IdentityDocument.of(IdentityDocument.Kind.PASSPORT, "UTOL898902C3"));

  private static Act.CardIssued issued(PatronId card, PersonHash person) {
    return new Act.CardIssued(
        card,
        person,
        IdentityDocument.Kind.PASSPORT,
        PatronCategory.CHILD,
        LocalDate.of(2027, 11, 21),
        DecidedBy.STATION,
        null);
  }

  private KohaLibrarySystem registering(Optional<String> numberAttribute) {
    Map<PatronCategory, String> categories = new EnumMap<>(PatronCategory.class);
    for (PatronCategory one : PatronCategory.values()) {
      categories.put(one, one == PatronCategory.CHILD ? "J" : "PT");
    }
    return new KohaLibrarySystem(
        KohaSettings.of(rest.uri(), new Login.Basic(DemoIls.USER), ZONE)
            .registering(new KohaSettings.Patrons("SHUYI", categories, "SHUYI", numberAttribute)),
        DemoIls.PASSWORD,
        InstantSource.fixed(NOW));
  }

  @Test
  void opensAnAccountOnceAndFindsItsPersonAgain() throws Exception {
    try (KohaLibrarySystem koha = registering(Optional.empty())) {
      assertThat(koha.capabilities().has(Capability.REGISTERS_PATRONS)).isTrue();
      assertThat(koha.find(WANG)).isEmpty();
      assertThat(koha.probe(NEW).standing()).isEqualTo(Standing.UNKNOWN_PATRON);
      assertThat(koha.register(issued(NEW, WANG), PERSON)).isEqualTo(new Outcome.Applied(null));

      assertThat(koha.find(WANG)).hasValue(NEW);
      assertThat(koha.probe(NEW))
          .isEqualTo(
              new PatronState(
                  NEW, Standing.GOOD, "无名氏", LocalDate.of(2027, 11, 21), -1, List.of()));
      assertThat(koha.apply(loan(BOOK, NEW), NOW)).isInstanceOf(Outcome.Applied.class);
      assertThat(koha.register(issued(NEW, new PersonHash("8".repeat(64))), PERSON))
          .isEqualTo(new Outcome.Refused(List.of(RefusalReason.CARD_NUMBER_TAKEN), "cardnumber"));
      assertThatThrownBy(() -> koha.register(issued(new PatronId("V2"), WANG), PERSON))
          .as("one person, one account")
          .isInstanceOfSatisfying(
              LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.GARBLED));
      assertThat(koha.probe(new PatronId("V2")).standing()).isEqualTo(Standing.UNKNOWN_PATRON);
    }
  }

  /** Only a library that says so gives Koha the number. */
  @Test
  void handsOnTheDocumentsNumberOnlyIfAsked() throws Exception {
    try (KohaLibrarySystem koha = registering(Optional.of("IDNO"))) {
      koha.register(issued(NEW, WANG), PERSON);
      assertThat(ils.attributes(NEW.value()))
          .containsEntry("SHUYI", WANG.hex())
          .containsEntry("IDNO", "UTOL898902C3");
    }
    try (KohaLibrarySystem koha = registering(Optional.empty())) {
      koha.register(issued(new PatronId("V2"), new PersonHash("8".repeat(64))), PERSON);
      assertThat(ils.attributes("V2")).containsOnlyKeys("SHUYI");
    }
  }

  @Test
  void opensNoAccountsUnlessItIsToldHow() throws Exception {
    assertThat(client.capabilities().has(Capability.REGISTERS_PATRONS)).isFalse();
    assertThatThrownBy(() -> client.register(issued(NEW, WANG), PERSON))
        .isInstanceOfSatisfying(
            LibrarySystemException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_OFFERED));
  }
}
