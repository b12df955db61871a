package org.shuyi.kiosk.flow;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.shuyi.hardware.device.Condition;
import org.shuyi.hardware.device.Counters;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.device.Examination;
import org.shuyi.hardware.device.Identity;
import org.shuyi.hardware.rfid.Security;
import org.shuyi.hardware.rfid.TagSeen;
import org.shuyi.hardware.rfid.TagUid;
import org.shuyi.hardware.rfid.tag.ItemTag;
import org.shuyi.hardware.rfid.tag.TagContent;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.ActId;
import org.shuyi.sync.circulation.ItemId;
import org.shuyi.sync.circulation.PatronId;
import org.shuyi.sync.circulation.PinVerifier;
import org.shuyi.sync.circulation.RecordedAct;
import org.shuyi.sync.circulation.Stamp;

/** Books, cards and what else lands on a pad. */
final class Samples {
  static final PatronId WANG = new PatronId("2301000010001");

  /** Somebody of the staff. */
  static final PatronId LIBRARIAN = new PatronId("2399999999999");

  static final PatronId LI = new PatronId("2301000020002");

  static final LocalDate DUE = LocalDate.of(2026, 12, 19);
  static final LocalDate LATER = LocalDate.of(2027, 1, 18);

  static final ItemId SANTI = new ItemId("TN0000001");
  static final ItemId HONGLOU = new ItemId("TN0000002");
  static final ItemId BIANCHENG = new ItemId("TN0000003");
  static final ItemId CIHAI = new ItemId("TN0000009");
  static final ItemId SANGUO = new ItemId("TN0000012");

  static final TagSeen SANTI_TAG = book(1, SANTI);
  static final TagSeen HONGLOU_TAG = book(2, HONGLOU);
  static final TagSeen BIANCHENG_TAG = book(3, BIANCHENG);

  /** Reference only: it says so itself. */
  static final TagSeen CIHAI_TAG =
      item(9, new ItemTag(CIHAI.value(), "", 1, 1, ItemTag.USAGE_NOT_CIRCULATING));

  /** Two volumes with a tag each. */
  static final TagSeen SANGUO_1 = part(12, SANGUO, 1, 2);

  static final TagSeen SANGUO_2 = part(13, SANGUO, 2, 2);

  static final TagSeen BLANK = seen(20, new TagContent.Blank());
  static final TagSeen FOREIGN = seen(21, new TagContent.Foreign("no known data format"));
  static final TagSeen DAMAGED = seen(22, new TagContent.Damaged("CRC"));
  static final TagSeen CARD_ON_PAD = seen(23, new TagContent.PatronCard(WANG.value()));

  static final PinVerifier VERIFIER = new PinVerifier(new byte[16], 1, new byte[32], LATER);

  static final List<Title> TITLES =
      List.of(
          new Title("三体", "刘慈欣", "I247.55/1", List.of(SANTI), List.of(SANTI)),
          new Title("红楼梦", "曹雪芹", "I242.4/1", List.of(HONGLOU), List.of()));

  private static final Counters COUNTERS = new Counters(1, 20, 30, 4, Map.of());

  static final Service ALL_WELL = new Service(true, true, true, true, true, 0, 0, Instant.EPOCH);
  static final Service OFFLINE = new Service(false, true, true, true, true, 2, 0, Instant.EPOCH);

  static final List<Part> PARTS =
      List.of(part("pad", Condition.READY), part("slips", outOfPaper()));

  private Samples() {}

  private static Part part(String name, Condition condition) {
    Part.Turn turn = new Part.Turn(Instant.EPOCH, condition);
    return new Part(new DeviceId(name), condition, COUNTERS, List.of(turn), null, false);
  }

  static Condition outOfPaper() {
    return new Condition.Degraded(Condition.Reason.PAPER_OUT, "the roll is at its end");
  }

  /** As the parts are. */
  static Examination examined(DeviceId device) {
    return new Examination(
        device,
        device.value().equals("slips") ? outOfPaper() : Condition.READY,
        new Identity("EP-1", "1.0", "7"),
        Duration.ofMillis(12),
        COUNTERS,
        List.of());
  }

  /** One that is in no journal. */
  static RecordedAct recorded(Act act) {
    Stamp stamp = new Stamp(new UUID(0, 0), Duration.ZERO, Instant.EPOCH, Stamp.ClockTrust.UNKNOWN);
    return new RecordedAct(1, new ActId(new UUID(9, 9)), stamp, act);
  }

  static TagSeen book(long uid, ItemId id) {
    return part(uid, id, 1, 1);
  }

  static TagSeen part(long uid, ItemId id, int part, int parts) {
    return item(uid, new ItemTag(id.value(), "", parts, part, ItemTag.USAGE_CIRCULATING));
  }

  static TagSeen item(long uid, ItemTag tag) {
    return seen(uid, new TagContent.Item(tag));
  }

  private static TagSeen seen(long uid, TagContent content) {
    return new TagSeen(new TagUid(0xE004_0100_0000_0000L + uid), content, Security.IN_STOCK);
  }
}
