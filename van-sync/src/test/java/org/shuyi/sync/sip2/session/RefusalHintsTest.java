package org.shuyi.sync.sip2.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.sip2.Response.Said;

class RefusalHintsTest {
  /** The English ones were said by Koha 19.06; the Chinese ones are of the kind that dp2 says. */
  @ParameterizedTest
  @CsvSource({
    "Item checked out to another patron , ITEM_ON_LOAN_TO_ANOTHER",
    "Item already checked out., ITEM_ALREADY_ON_LOAN_TO_PATRON",
    "Invalid Item, ITEM_UNKNOWN",
    "Item barcode not found, ITEM_UNKNOWN",
    "Invalid Patron, PATRON_UNKNOWN",
    "Patron Blocked, PATRON_BLOCKED",
    "Item cannot be issued: TOO_MANY, LOAN_LIMIT_REACHED",
    "Item is reserved for another patron upon return., ITEM_RESERVED_FOR_ANOTHER",
    "Issue failed : NO_MORE_RENEWALS, RENEWAL_LIMIT_REACHED",
    "Item not checked out to Øyvind Åström, ITEM_NOT_ON_LOAN",
    "NOT_FOR_LOAN, ITEM_NOT_FOR_LOAN",
    "Your card has expired, PATRON_EXPIRED",
    "读者证不存在, PATRON_UNKNOWN",
    "该图书已被其他读者借出, ITEM_ON_LOAN_TO_ANOTHER",
    "可借册数已满, LOAN_LIMIT_REACHED",
    "读者证已挂失, PATRON_BLOCKED",
    "读者证已过期, PATRON_EXPIRED",
    "该书仅供阅览, ITEM_NOT_FOR_LOAN",
    "该册已被预约, ITEM_RESERVED_FOR_ANOTHER"
  })
  void hearsAReason(String text, RefusalReason reason) {
    assertThat(RefusalHints.reasons(said(text))).containsExactly(reason);
  }

  @Test
  void hearsAllReasons() {
    assertThat(RefusalHints.reasons(said("Patron Blocked", "Item cannot be issued: TOO_MANY")))
        .containsExactlyInAnyOrder(RefusalReason.PATRON_BLOCKED, RefusalReason.LOAN_LIMIT_REACHED);
  }

  @Test
  void hearsNothingInWordsThatItDoesNotKnow() {
    assertThat(RefusalHints.reasons(said("Please see the desk"))).isEmpty();
    assertThat(RefusalHints.reasons(said())).isEmpty();
  }

  @Test
  void takesAnUnknownPatronFromItsFlag() {
    Said said = new Said(Optional.of(false), List.of("See desk"), List.of());
    assertThat(RefusalHints.reasons(said)).containsExactly(RefusalReason.PATRON_UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "Item not checked out to Øyvind Åström, Item not checked out to …",
    "Held for Wang Xiaoming; see desk, Held for …; see desk",
    "读者【王小明】借书失败, 读者【…】借书失败",
    "Card 210000000001 is odd, Card … is odd",
    "王小明 is odd, … is odd",
    "Item checked out to another patron, Item checked out to another patron"
  })
  void keepsPeopleOutOfTheDetail(String text, String detail) {
    Said said = new Said(Optional.empty(), List.of(text), List.of("", "王小明"));
    assertThat(RefusalHints.detail(said, "210000000001")).isEqualTo(detail);
  }

  @Test
  void leavesTheWordsOfARefusedReturnWhole() {
    assertThat(RefusalHints.detail(said("Invalid Item"), "")).isEqualTo("Invalid Item");
  }

  @Test
  void cutsALongDetail() {
    assertThat(RefusalHints.detail(said("a ".repeat(500)), "x")).hasSizeLessThan(200);
  }

  private static Said said(String... texts) {
    return new Said(Optional.empty(), List.of(texts), List.of());
  }
}
