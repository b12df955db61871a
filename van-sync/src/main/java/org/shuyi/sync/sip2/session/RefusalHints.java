package org.shuyi.sync.sip2.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.shuyi.sync.circulation.RefusalReason;
import org.shuyi.sync.sip2.Response.Said;

/**
 * Reasons read out of a refusal's words. SIP2 has no codes for them, so this is a hint and never
 * decides whether something was refused. A text that no hint knows goes to staff as it came, less
 * everything personal.
 */
final class RefusalHints {
  private static final int LONGEST_DETAIL = 160;

  /** Words of Koha, Evergreen and Chinese systems; all that match count. */
  private static final List<Hint> HINTS =
      List.of(
          hint("(invalid|unknown|no such|not found).*(item|barcode)", RefusalReason.ITEM_UNKNOWN),
          hint(
              "(item|barcode).*(unknown|not found|does not exist|invalid)",
              RefusalReason.ITEM_UNKNOWN),
          hint("(图书|条码|馆藏).*(不存在|无效|未找到)", RefusalReason.ITEM_UNKNOWN),
          hint(
              "not for loan|reference only|not_for_loan|does not circulate|not loanable|withdrawn",
              RefusalReason.ITEM_NOT_FOR_LOAN),
          hint("不外借|不可外借|不能外借|仅供阅览|已剔除", RefusalReason.ITEM_NOT_FOR_LOAN),
          hint(
              "(checked out|on loan|charged|issued) to another",
              RefusalReason.ITEM_ON_LOAN_TO_ANOTHER),
          hint("被他人借|其他读者借|已被借", RefusalReason.ITEM_ON_LOAN_TO_ANOTHER),
          hint(
              "already (checked out|on loan|charged|issued)( to (you|this patron))?[.! ]*$",
              RefusalReason.ITEM_ALREADY_ON_LOAN_TO_PATRON),
          hint(
              "on_?\\s?reserve|reserved|on hold|\\bhold\\b.*\\b(patron|shelf)\\b",
              RefusalReason.ITEM_RESERVED_FOR_ANOTHER),
          hint("预约|预借", RefusalReason.ITEM_RESERVED_FOR_ANOTHER),
          hint("not (checked out|on loan|charged|issued)", RefusalReason.ITEM_NOT_ON_LOAN),
          hint("未借出|不在借|没有借出", RefusalReason.ITEM_NOT_ON_LOAN),
          hint("(invalid|unknown|no such).*(patron|borrower|card)", RefusalReason.PATRON_UNKNOWN),
          hint(
              "(patron|borrower).*(unknown|not found|does not exist)",
              RefusalReason.PATRON_UNKNOWN),
          hint("(读者|证号|证件).*(不存在|无效|未找到)", RefusalReason.PATRON_UNKNOWN),
          hint("expired|\\bexpiry\\b", RefusalReason.PATRON_EXPIRED),
          hint("过期|已到期", RefusalReason.PATRON_EXPIRED),
          hint(
              "blocked|barred|debarred|suspended|restricted|reported lost|excessive",
              RefusalReason.PATRON_BLOCKED),
          hint("挂失|停借|冻结|注销|黑名单", RefusalReason.PATRON_BLOCKED),
          hint(
              "no_more_renewals|too many renewals|renewal limit|renewals? (exceeded|exhausted)|no (more )?renewals",
              RefusalReason.RENEWAL_LIMIT_REACHED),
          hint("续借.*(上限|次数|已满)", RefusalReason.RENEWAL_LIMIT_REACHED),
          hint(
              "too[_ ]many(?! renewals)|(loan|checkout|issue) limit|maximum (number of )?(loans|checkouts|items)",
              RefusalReason.LOAN_LIMIT_REACHED),
          hint("(借书|借阅|可借).*(上限|已满|超限|超出)", RefusalReason.LOAN_LIMIT_REACHED));

  private record Hint(Pattern words, RefusalReason reason) {}

  private RefusalHints() {}

  static Set<RefusalReason> reasons(Said said) {
    Set<RefusalReason> reasons = EnumSet.noneOf(RefusalReason.class);
    for (String text : said.screen()) {
      String words = text.strip().toLowerCase(Locale.ROOT);
      HINTS.stream()
          .filter(hint -> hint.words().matcher(words).find())
          .forEach(hint -> reasons.add(hint.reason()));
    }
    if (said.validPatron().equals(Optional.of(false))) {
      reasons.add(RefusalReason.PATRON_UNKNOWN);
    }
    return reasons;
  }

  /**
   * The texts without the answer's personal values, long numbers, what stands in 【】, and what
   * follows "to": there servers put names.
   *
   * @param patron whose act it was, empty for a return
   */
  static String detail(Said said, String patron) {
    String text = said.screen().stream().map(String::strip).collect(Collectors.joining("; "));
    for (String personal : said.personal()) {
      text = without(personal, text);
    }
    text =
        without(patron, text)
            .replaceAll(
                "(?i)\\b(to|by|for) (?!you\\b|another\\b|loan\\b|patron\\b)[^;.,:]+", "$1 …")
            .replaceAll("【[^】]*】", "【…】")
            .replaceAll("\\d{5,}", "…")
            .replaceAll("\\p{Cntrl}", " ");
    return text.length() > LONGEST_DETAIL ? text.substring(0, LONGEST_DETAIL) + "…" : text;
  }

  /** An empty text would be found between any two letters. */
  private static String without(String personal, String text) {
    return personal.isBlank() ? text : text.replace(personal, "…");
  }

  private static Hint hint(String words, RefusalReason reason) {
    return new Hint(Pattern.compile(words), reason);
  }
}
