package org.shuyi.kiosk.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.checkdigit.Luhn;
import org.shuyi.hardware.id.IdDocument;
import org.shuyi.kiosk.flow.Applicant.Age;
import org.shuyi.kiosk.flow.Effect.Whose;
import org.shuyi.kiosk.flow.PinRule.Problem;
import org.shuyi.sync.circulation.Act.CardIssued;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.sealed.PersonSeal;

class DeskTest {
  private static final String NUMBER = "11010519491231002X";
  private static final PatronId CARD = new PatronId("210000000001");

  private final Desk desk = new Desk();
  private Registrar registrar;

  @BeforeEach
  void open() throws NoSuchAlgorithmException {
    PersonSeal seal =
        new PersonSeal(KeyPairGenerator.getInstance("X25519").generateKeyPair().getPublic());
    registrar =
        new Registrar(
            new Registrar.Settings(new byte[32], seal, "2199", Period.ofYears(3)),
            InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z")),
            ZoneId.of("Asia/Shanghai"),
            new Random(1));
  }

  private static IdDocument document(LocalDate born) {
    return new IdDocument(
        IdDocument.Kind.CITIZEN, "样本".toCharArray(), NUMBER.toCharArray(), born, null);
  }

  @Test
  void takesOneDocumentAndWipesTheNext() {
    IdDocument first = document(LocalDate.of(1949, 12, 31));
    IdDocument second = document(LocalDate.of(1949, 12, 31));
    desk.expect(Whose.APPLICANT);
    assertThat(desk.lay(first, registrar))
        .hasValueSatisfying(who -> assertThat(who.age()).isEqualTo(Age.SENIOR));
    assertThat(desk.lay(second, registrar)).isEmpty();
    assertThat(desk.document()).isSameAs(first);
    assertThat(second.born()).isEmpty();
  }

  @Test
  void aGuardiansDocumentIsWipedAtOnceAndTheChildsStays() {
    IdDocument child = document(LocalDate.of(2016, 1, 2));
    IdDocument guardian = document(LocalDate.of(1990, 1, 2));
    desk.expect(Whose.APPLICANT);
    assertThat(desk.lay(child, registrar))
        .hasValueSatisfying(who -> assertThat(who.age()).isEqualTo(Age.CHILD));
    desk.expect(Whose.GUARDIAN);
    assertThat(desk.lay(guardian, registrar))
        .hasValueSatisfying(who -> assertThat(who.age()).isEqualTo(Age.ADULT));
    assertThat(guardian.born()).isEmpty();
    assertThat(desk.document()).isSameAs(child);
  }

  @Test
  void clearingWipesAllOfIt() {
    IdDocument laid = document(LocalDate.of(1949, 12, 31));
    desk.expect(Whose.APPLICANT);
    assertThat(desk.lay(laid, registrar)).isPresent();
    type("739105");
    assertThat(desk.judge()).isEmpty();
    desk.prove(CARD);
    type("73");
    desk.clear();
    assertThat(laid.born()).isEmpty();
    assertThat(laid.number()).containsOnly('\0');
    assertThat(desk.document()).isNull();
    assertThat(desk.chosen()).isEmpty();
    assertThat(desk.take()).isEmpty();
    assertThat(desk.isProven(CARD)).isFalse();
  }

  @Test
  void aPinOfTheDocumentIsRefusedAndTheSecondHasToBeTheFirst() {
    desk.expect(Whose.APPLICANT);
    assertThat(desk.lay(document(LocalDate.of(1949, 12, 31)), registrar)).isPresent();
    type("491231");
    assertThat(desk.judge()).hasValue(Problem.IN_DOCUMENT);
    type("739105");
    assertThat(desk.judge()).isEmpty();
    type("739106");
    assertThat(desk.repeat()).isFalse();
    assertThat(desk.chosen()).isEmpty();
    type("739105");
    assertThat(desk.judge()).isEmpty();
    type("739105");
    assertThat(desk.repeat()).isTrue();
    assertThat(desk.chosen()).isEqualTo("739105".toCharArray());
  }

  @Test
  void anActOfACardHasNeitherNameNorNumberInTheClear() {
    CardIssued act =
        registrar.issue(
            document(LocalDate.of(1949, 12, 31)),
            "13812345678",
            PatronCategory.SENIOR,
            DecidedBy.STATION);
    assertThat(act.toString()).doesNotContain(NUMBER, "样本", "13812345678");
    assertThat(act.card().value()).startsWith("2199").hasSize(14);
    assertThat(Luhn.checks(act.card().value())).isTrue();
    assertThat(act.validThrough()).isEqualTo(LocalDate.of(2029, 11, 21));
    assertThat(act.sealed()).isNotNull();
  }

  private void type(String digits) {
    digits.chars().forEach(key -> desk.type(key - '0'));
  }
}
