package org.shuyi.kiosk.flow;

import org.shuyi.sync.circulation.PatronCategory;
import org.shuyi.sync.circulation.PersonHash;

/**
 * What a journey knows of a person from a document. Name and number stay with the session.
 *
 * @param person whose answers are awaited: those for an earlier one may still be on their way
 * @param maskedName as 王**
 * @param expired the document is over
 * @param maskedPhone as 138****5678; empty if none was given
 */
public record Applicant(
    PersonHash person, String maskedName, Age age, boolean expired, String maskedPhone) {
  /** Of whom no telephone is known yet. */
  public Applicant(PersonHash person, String maskedName, Age age, boolean expired) {
    this(person, maskedName, age, expired, "");
  }

  Applicant withPhone(String masked) {
    return new Applicant(person, maskedName, age, expired, masked);
  }

  /** What a library's rules tell apart. */
  public enum Age {
    /** Under 14: a guardian consents (Personal Information Protection Law, article 31). */
    CHILD,
    /** From 14 to 17. */
    YOUTH,
    ADULT,
    /** From 60 on (Law on the Elderly, article 2). */
    SENIOR
  }

  PatronCategory category() {
    return switch (age) {
      case CHILD -> PatronCategory.CHILD;
      case YOUTH, ADULT -> PatronCategory.ADULT;
      case SENIOR -> PatronCategory.SENIOR;
    };
  }

  /** Whether this person may consent for a child. */
  boolean ofAge() {
    return age == Age.ADULT || age == Age.SENIOR;
  }
}
