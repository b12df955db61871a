package org.shuyi.sync.centre;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.shuyi.sync.centre.RegistrationRule.Do;
import org.shuyi.sync.centre.store.Attempts;
import org.shuyi.sync.centre.store.CardHistory;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.ils.PatronState;
import org.shuyi.sync.ils.PatronState.Standing;

final class RegistrationRuleTest {
  private static final PatronId CARD = new PatronId("V1000001");
  private static final PatronId ANOTHER = new PatronId("P1001");

  /** A person and a number that nobody knows, and what is otherwise. */
  private record Given(
      @Nullable PatronId known,
      @Nullable PatronId found,
      boolean taken,
      boolean told,
      Standing number,
      @Nullable Standing theirs,
      int asked,
      boolean canRegister,
      boolean named) {
    static Given nobody() {
      return new Given(null, null, false, false, Standing.UNKNOWN_PATRON, null, 0, true, true);
    }

    Given known(PatronId card) {
      return new Given(card, found, taken, told, number, theirs, asked, canRegister, named);
    }

    Given found(PatronId card) {
      return new Given(known, card, taken, told, number, theirs, asked, canRegister, named);
    }

    Given givenTwice() {
      return new Given(known, found, true, told, number, theirs, asked, canRegister, named);
    }

    Given staffTold() {
      return new Given(known, found, taken, true, number, theirs, asked, canRegister, named);
    }

    Given numberKnown() {
      return new Given(known, found, taken, told, Standing.GOOD, theirs, asked, canRegister, named);
    }

    Given theirs(Standing standing) {
      return new Given(known, found, taken, told, number, standing, asked, canRegister, named);
    }

    Given askedOnce() {
      return new Given(known, found, taken, told, number, theirs, 1, canRegister, named);
    }

    Given noRegistrations() {
      return new Given(known, found, taken, told, number, theirs, asked, false, named);
    }

    Given nameless() {
      return new Given(known, found, taken, told, number, theirs, asked, canRegister, false);
    }

    CardSituation situation() {
      return new CardSituation(
          CARD,
          new CardHistory(Optional.ofNullable(known), taken, told),
          Optional.ofNullable(found),
          number,
          theirs == null
              ? null
              : new PatronState(ANOTHER, theirs, "", null, -1, java.util.List.of()),
          new Attempts(asked, Instant.EPOCH, null),
          canRegister,
          named);
    }
  }

  /** One situation for each row; without a default, a new row does not compile without a test. */
  private static Given situation(RegistrationRule rule) {
    Given nobody = Given.nobody();
    return switch (rule) {
      case CARD_LANDED -> nobody.found(CARD).numberKnown().askedOnce();
      case CARD_OF_PERSON -> nobody.known(CARD).numberKnown().givenTwice();
      case CARD_NUMBER_GIVEN_TWICE -> nobody.givenTwice();
      case PERSON_CARD_GONE -> nobody.known(ANOTHER).theirs(Standing.UNKNOWN_PATRON);
      case CARD_NUMBER_OF_ANOTHER_ACCOUNT ->
          nobody.found(ANOTHER).theirs(Standing.GOOD).numberKnown();
      case PERSON_BLOCKED -> nobody.found(ANOTHER).theirs(Standing.BLOCKED);
      case PERSON_HAS_ANOTHER_CARD -> nobody.found(ANOTHER).theirs(Standing.GOOD);
      case CARD_REGISTERED_BY_HAND -> nobody.numberKnown().staffTold().noRegistrations();
      case CARD_NUMBER_KNOWN -> nobody.numberKnown();
      case CARD_WITHOUT_NAME -> nobody.nameless();
      case CARD_OF_NEW_PERSON -> nobody;
      case CARD_BY_HAND -> nobody.noRegistrations();
    };
  }

  /** What is done in each row, written down a second time on purpose. */
  private static Do expected(RegistrationRule rule) {
    return switch (rule) {
      case CARD_LANDED, CARD_REGISTERED_BY_HAND -> Do.LANDED;
      case CARD_OF_PERSON -> Do.KEEP;
      case CARD_NUMBER_GIVEN_TWICE,
          PERSON_CARD_GONE,
          CARD_NUMBER_OF_ANOTHER_ACCOUNT,
          CARD_NUMBER_KNOWN ->
          Do.REVIEW;
      case PERSON_BLOCKED -> Do.MERGE_AND_REVIEW;
      case PERSON_HAS_ANOTHER_CARD -> Do.MERGE;
      case CARD_OF_NEW_PERSON -> Do.REGISTER;
      case CARD_WITHOUT_NAME, CARD_BY_HAND -> Do.BY_HAND;
    };
  }

  @ParameterizedTest
  @EnumSource
  void eachRowHasItsSituation(RegistrationRule rule) {
    RegistrationRule chosen = RegistrationRule.of(situation(rule).situation());
    assertThat(chosen).isEqualTo(rule);
    assertThat(chosen.does()).isEqualTo(expected(rule));
    assertThat(chosen.sentence()).contains(": ").hasSizeLessThan(300);
  }

  /** Refused once, it is not asked for again: staff were told that it is theirs. */
  @ParameterizedTest
  @EnumSource(names = {"CARD_OF_NEW_PERSON"})
  void whatStaffWereToldToDoIsLeftToThem(RegistrationRule rule) {
    assertThat(RegistrationRule.of(situation(rule).staffTold().situation()))
        .isEqualTo(RegistrationRule.CARD_BY_HAND);
  }
}
