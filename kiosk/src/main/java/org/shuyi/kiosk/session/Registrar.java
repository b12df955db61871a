package org.shuyi.kiosk.session;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.shuyi.hardware.checkdigit.Luhn;
import org.shuyi.hardware.id.IdDocument;
import org.shuyi.kiosk.flow.Applicant;
import org.shuyi.kiosk.flow.Applicant.Age;
import org.shuyi.sync.circulation.Act.CardIssued;
import org.shuyi.sync.circulation.Act.DecidedBy;
import org.shuyi.sync.circulation.IdentityDocument;
import org.shuyi.sync.circulation.IdentityDocument.Kind;
import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.Person;
import org.shuyi.sync.circulation.PersonHash;
import org.shuyi.sync.sealed.PersonSeal;

/** Makes library cards of documents; keeps nothing of them. */
public final class Registrar {
  private static final int OF_GUARDIANS = 14;
  private static final int OF_AGE = 18;
  private static final int SENIOR = 60;
  private static final int RANDOM_DIGITS = 9;

  private final Settings settings;
  private final InstantSource clock;
  private final ZoneId zone;
  private final RandomGenerator random;

  /**
   * How this station issues cards.
   *
   * @param personKey the library's, for {@link PersonHash}
   * @param seal for the centre's eyes
   * @param prefix digits with which the numbers of this station's cards begin
   * @param validity of a card
   */
  @SuppressWarnings("ArrayRecordComponent") // a key: never compared, never printed
  public record Settings(byte[] personKey, PersonSeal seal, String prefix, Period validity) {
    public Settings {
      personKey = personKey.clone();
      if (personKey.length < PersonHash.LEAST_KEY) {
        throw new IllegalArgumentException(
            "the person key has %d bytes: expected %d or more"
                .formatted(personKey.length, PersonHash.LEAST_KEY));
      }
    }

    @Override
    public String toString() {
      return "settings of cards " + prefix;
    }
  }

  public Registrar(Settings settings, InstantSource clock, ZoneId zone, RandomGenerator random) {
    this.settings = settings;
    this.clock = clock;
    this.zone = zone;
    this.random = random;
  }

  /**
   * What a flow may know of a document's person.
   *
   * @return empty if it says no name, number or day of birth that will do
   */
  Optional<Applicant> applicant(IdDocument document) {
    try {
      Optional<LocalDate> born = document.born();
      PersonHash person = PersonHash.of(identity(document), settings.personKey());
      boolean expired = document.validUntil().filter(today()::isAfter).isPresent();
      return born.map(
          day -> new Applicant(person, masked(new String(document.name())), age(day), expired));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * The act of a new card, for the person of this document.
   *
   * @param phone empty if none was given
   */
  CardIssued issue(IdDocument document, String phone, PatronCategory category, DecidedBy by) {
    IdentityDocument identity = identity(document);
    PersonHash hash = PersonHash.of(identity, settings.personKey());
    PatronId card = number();
    Person person = new Person(new String(document.name()).strip(), identity, phone);
    return new CardIssued(
        card,
        hash,
        identity.kind(),
        category,
        today().plus(settings.validity()),
        by,
        settings.seal().seal(person, card, hash));
  }

  /** At random, so that no number tells how many there are; the centre sees to the rest. */
  private PatronId number() {
    StringBuilder digits = new StringBuilder(settings.prefix());
    for (int i = 0; i < RANDOM_DIGITS; i++) {
      digits.append(random.nextInt(10));
    }
    return new PatronId(digits.append(Luhn.of(digits)).toString());
  }

  private static IdentityDocument identity(IdDocument document) {
    String number = new String(document.number());
    return switch (document.kind()) {
      case CITIZEN -> IdentityDocument.of(Kind.RESIDENT_ID, number);
      case RESIDENCE_PERMIT -> IdentityDocument.of(Kind.RESIDENCE_PERMIT, number);
      case FOREIGNER, FOREIGNER_2023 -> IdentityDocument.of(Kind.OTHER, "NIA-" + number);
    };
  }

  private Age age(LocalDate born) {
    int years = Period.between(born, today()).getYears();
    if (years < OF_GUARDIANS) {
      return Age.CHILD;
    }
    if (years < OF_AGE) {
      return Age.YOUTH;
    }
    return years < SENIOR ? Age.ADULT : Age.SENIOR;
  }

  /** 王小明 as 王**. */
  private static String masked(String name) {
    String plain = name.strip();
    return plain.isEmpty() ? "" : plain.substring(0, plain.offsetByCodePoints(0, 1)) + "**";
  }

  private LocalDate today() {
    return clock.instant().atZone(zone).toLocalDate();
  }
}
