package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.shuyi.kiosk.flow.Samples.BIANCHENG;
import static org.shuyi.kiosk.flow.Samples.WANG;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.LockerWorld.Hands;
import org.shuyi.kiosk.flow.LockerWorld.How;
import org.shuyi.kiosk.flow.Lockers.Choosing;
import org.shuyi.kiosk.flow.Lockers.Stage;
import org.shuyi.kiosk.flow.Lockers.Visiting;
import org.shuyi.kiosk.flow.Progress.StaysBehind;
import org.shuyi.kiosk.flow.Service.Offer;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.ItemId;

/** One door: from the choice to the book that is gone, or why it is not. */
class LockerTest {
  private static final ItemId OTHER = new ItemId("TN0000099");

  private final FlowDriver kiosk = new FlowDriver();

  @BeforeEach
  void chooseADoor() {
    kiosk.service(GetCardTest.offering(true, Offer.LOCKERS));
    kiosk.touch(new Touch.Lockers()).card(WANG);
    assertThat(kiosk.at(Choosing.class).shelf()).hasSize(3);
  }

  private void opens(int door, How how) {
    kiosk.touch(new Touch.OpenDoor(door));
    assertThat(kiosk.world.acts()).last().isInstanceOf(Act.Loan.class);
    assertThat(kiosk.lastAsked()).isInstanceOf(Effect.Expect.class);
    assertThat(kiosk.asked(Effect.OpenDoor.class)).last().isEqualTo(new Effect.OpenDoor(door));
    kiosk.world.locker.opens(door, how).forEach(kiosk::hears);
  }

  private void hands(Hands... hands) {
    for (Hands each : hands) {
      kiosk.world.locker.hands(each).forEach(kiosk::hears);
    }
  }

  private Stage stage() {
    return kiosk.at(Visiting.class).stage();
  }

  @Test
  void whatIsGoneIsLent() {
    opens(1, How.WELL);
    hands(Hands.TAKE, Hands.CLOSE);
    assertThat(kiosk.progress(BIANCHENG)).isInstanceOf(Progress.Done.class);
    assertThat(kiosk.world.acts()).endsWith(new Act.StockRemoved(BIANCHENG, 1));
    assertThat(kiosk.at(Choosing.class).shelf()).hasSize(2);
  }

  @Test
  void withoutAReaderADoorThatWasOpenAndIsClosedAgainTells() {
    kiosk.world.locker.sees = false;
    opens(1, How.WELL);
    hands(Hands.CLOSE);
    assertThat(kiosk.progress(BIANCHENG)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void whatStillLiesThereIsNotLent() {
    opens(1, How.WELL);
    hands(Hands.CLOSE);
    assertThat(kiosk.progress(BIANCHENG)).isEqualTo(new StaysBehind(StaysBehind.Why.NOT_TAKEN));
    assertThat(kiosk.world.acts()).endsWith(new Act.Return(BIANCHENG));
  }

  @Test
  void anotherBookInItsPlaceIsADebt() {
    opens(1, How.WELL);
    kiosk.hold(Effect.LookBehind.class);
    hands(Hands.TAKE, Hands.CLOSE);
    kiosk.hears(
        new Event.BehindDoor(
            1,
            Event.BehindDoor.DoorNow.CLOSED,
            BIANCHENG,
            Event.BehindDoor.Standing.LENT,
            List.of(OTHER),
            List.of()));
    assertThat(kiosk.world.acts())
        .endsWith(
            new Act.StockRemoved(BIANCHENG, 1),
            new Act.DebtOpened(OTHER, Debt.OTHER_BOOK_IN_PLACE));
    assertThat(kiosk.progress(BIANCHENG)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void aStuckDoorLeavesNoLoan() {
    opens(1, How.STUCK);
    assertThat(kiosk.progress(BIANCHENG)).isEqualTo(new StaysBehind(StaysBehind.Why.STUCK));
    assertThat(kiosk.world.acts())
        .endsWith(new Act.Return(BIANCHENG), new Act.DeviceFault("locker", "STUCK door 1"));
  }

  @Test
  void ifTheReturnCanNotBeWrittenDownThatIsTold() {
    kiosk.touch(new Touch.OpenDoor(1));
    kiosk.world.diskFull = true;
    kiosk.world.locker.opens(1, How.STUCK).forEach(kiosk::hears);
    assertThat(kiosk.progress(BIANCHENG)).isEqualTo(new StaysBehind(StaysBehind.Why.UNTOLD));
  }

  @Test
  void withAFullDiskNoDoorOpens() {
    kiosk.world.diskFull = true;
    kiosk.touch(new Touch.OpenDoor(1));
    assertThat(kiosk.progress(BIANCHENG)).isEqualTo(new Progress.NotRecorded());
    assertThat(kiosk.asked(Effect.OpenDoor.class)).isEmpty();
  }

  @Test
  void anOpenDoorIsWaitedForAndThenOwed() {
    opens(1, How.WELL);
    hands(Hands.TAKE);
    for (int i = 0; i < LockerFlow.MOST_WAITS; i++) {
      kiosk.timesOut();
      assertThat(((Stage.Handing) stage()).closeFirst()).isTrue();
      assertThat(kiosk.lastAsked()).isEqualTo(new Effect.Expect(JourneyFlow.OWED));
    }
    kiosk.timesOut();
    kiosk.at(Welcome.class);
    assertThat(kiosk.kiosk().openDoors()).containsExactly(1);
    assertThat(kiosk.world.debts(BIANCHENG))
        .extracting(open -> open.debt().debt())
        .containsExactly(Debt.DOOR_LEFT_OPEN);
    hands(Hands.CLOSE);
    assertThat(kiosk.kiosk().openDoors()).isEmpty();
    assertThat(kiosk.world.debts(BIANCHENG)).isEmpty();
    assertThat(kiosk.world.acts()).endsWith(new Act.StockRemoved(BIANCHENG, 1));
  }

  @Test
  void theBoardSaysThatADoorIsLeftOpen() {
    opens(1, How.WELL);
    kiosk.hears(
        new Event.DoorMoved(
            new DoorEvent.LeftOpen(new DeviceId("locker"), 1, Duration.ofMinutes(1))));
    assertThat(((Stage.Handing) stage()).closeFirst()).isTrue();
  }

  @Test
  void aBoardThatFallsSilentIsTriedAgainWithoutASecondLoan() {
    opens(1, How.LOST_CLOSED);
    assertThat(stage()).isInstanceOf(Stage.Unsure.class);
    kiosk.touch(new Touch.OpenDoor(1));
    kiosk.world.locker.opens(1, How.WELL).forEach(kiosk::hears);
    hands(Hands.TAKE, Hands.CLOSE);
    assertThat(kiosk.world.acts()).filteredOn(Act.Loan.class::isInstance).hasSize(1);
    assertThat(kiosk.progress(BIANCHENG)).isInstanceOf(Progress.Done.class);
  }

  @Test
  void aDoorThatIsFoundOpenAfterAllGoesOn() {
    opens(1, How.LOST_OPEN);
    kiosk.world.locker.found().forEach(kiosk::hears);
    assertThat(((Stage.Handing) stage()).open()).isTrue();
  }

  @Test
  void whoLeavesAnUnsureDoorOwesTheBook() {
    opens(1, How.LOST_CLOSED);
    kiosk.touch(new Touch.Leave());
    kiosk.at(Welcome.class);
    assertThat(kiosk.world.debts(BIANCHENG))
        .extracting(open -> open.debt().debt())
        .containsExactly(Debt.BOOK_NOT_TAKEN);
  }

  @Test
  void aHoldIsPickedUp() {
    opens(3, How.WELL);
    hands(Hands.TAKE, Hands.CLOSE);
    assertThat(kiosk.world.acts())
        .endsWith(
            new Act.StockRemoved(LockerWorld.HUOZHE, 3),
            new Act.HoldPickedUp(LockerWorld.HUOZHE, WANG));
  }
}
