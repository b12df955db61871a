package org.shuyi.kiosk.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.shuyi.hardware.device.DeviceId;
import org.shuyi.hardware.locker.DoorEvent;
import org.shuyi.hardware.locker.Opening;
import org.shuyi.kiosk.flow.Event.PinVerified;
import org.shuyi.kiosk.flow.Journey.Welcome;
import org.shuyi.kiosk.flow.Staffing.Told;
import org.shuyi.sync.circulation.Act;
import org.shuyi.sync.circulation.Act.Debt;
import org.shuyi.sync.circulation.ItemId;

/** Staff load and clear a locker at the glass. */
class StaffTest {
  private static final DeviceId LOCKER = new DeviceId("locker");
  private static final ItemId BOOK = Samples.CIHAI;

  private final FlowDriver kiosk = FlowDriver.ready();

  @BeforeEach
  void cardAndPin() {
    kiosk.service(GetCardTest.offering(true, Service.Offer.LOCKERS));
    kiosk.hears(new Event.StaffScanned(Samples.LIBRARIAN)).at(Proving.EnterPin.class);
    assertThat(kiosk.world.acts()).isEmpty();
    for (int i = 0; i < 6; i++) {
      kiosk.touch(new Touch.Digit(0));
    }
    kiosk.touch(new Touch.Enter()).at(Staffing.Board.class);
  }

  private void opened(int door) {
    kiosk.hears(new Event.DoorMoved(new DoorEvent.Opened(LOCKER, door)));
    kiosk.hears(new Event.DoorAnswered(new Opening.Opened(door)));
  }

  /** No reader looks into it. */
  private void shut(int door) {
    kiosk.world.locker.sees = false;
    kiosk.world.locker.open.clear();
    kiosk.hears(new Event.DoorMoved(new DoorEvent.Closed(LOCKER, door)));
  }

  private Told told() {
    return kiosk.at(Staffing.Board.class).told();
  }

  @Test
  void aBookIsLoadedWhenItsDoorIsShut() {
    kiosk.touch(new Touch.OpenDoor(4)).hears(new Event.ItemScanned(BOOK));
    kiosk.touch(new Touch.OpenDoor(4));
    opened(4);
    kiosk.world.locker.put(BOOK);
    assertThat(kiosk.world.acts()).isEmpty();
    shut(4);
    kiosk.at(Staffing.Asked.class);
    kiosk.touch(new Touch.Agree());
    assertThat(kiosk.world.acts()).containsExactly(new Act.StockLoaded(BOOK, 4));
    assertThat(told()).isEqualTo(Told.LOADED);
  }

  @Test
  void aHoldIsLoadedForItsPatronUntilItsLastDay() {
    kiosk.touch(new Touch.OpenDoor(4)).hears(new Event.CardScanned(Samples.WANG));
    assertThat(kiosk.at(Staffing.Choosing.class).strange()).as("the book first").isTrue();
    kiosk.hears(new Event.ItemScanned(BOOK)).hears(new Event.CardScanned(Samples.WANG));
    kiosk.touch(new Touch.OpenDoor(4));
    opened(4);
    shut(4);
    kiosk.touch(new Touch.Agree());
    assertThat(kiosk.world.acts())
        .containsExactly(new Act.StockLoaded(BOOK, 4, Samples.WANG, Samples.DUE));
  }

  @Test
  void whatWasNotPutInIsNotLoaded() {
    kiosk.touch(new Touch.OpenDoor(4)).hears(new Event.ItemScanned(BOOK));
    kiosk.touch(new Touch.OpenDoor(4));
    opened(4);
    shut(4);
    kiosk.touch(new Touch.Back());
    assertThat(kiosk.world.acts()).isEmpty();
    assertThat(told()).isEqualTo(Told.AS_IT_WAS);
  }

  @Test
  void aBookThatWasLentAndNeverFetchedIsLentNoMoreWhenStaffTakeItOut() {
    Act lent = new Act.Loan(Samples.BIANCHENG, Samples.WANG, Samples.DUE, Act.DecidedBy.CENTRE);
    kiosk.world.answer(new Effect.Append(lent));
    kiosk.touch(new Touch.OpenDoor(1));
    opened(1);
    shut(1);
    kiosk.touch(new Touch.Agree());
    assertThat(kiosk.world.acts())
        .containsExactly(
            lent, new Act.Return(Samples.BIANCHENG), new Act.StockRemoved(Samples.BIANCHENG, 1));
  }

  @Test
  void aDoorThatDoesNotOpenChangesNothing() {
    kiosk.touch(new Touch.OpenDoor(1));
    kiosk.hears(new Event.DoorAnswered(new Opening.Stuck(1)));
    assertThat(told()).isEqualTo(Told.NOT_OPENED);
    assertThat(kiosk.world.acts()).isEmpty();
  }

  @Test
  void whoeverLeavesAnOpenDoorLeavesABookThatIsOfferedToNobody() {
    kiosk.touch(new Touch.OpenDoor(1));
    opened(1);
    kiosk.touch(new Touch.Leave());
    assertThat(kiosk.at(Staffing.AtDoor.class).closeFirst()).isTrue();
    for (int i = 0; i <= LockerFlow.MOST_WAITS; i++) {
      kiosk.timesOut();
    }
    assertThat(kiosk.kiosk().journey()).isEqualTo(new Welcome());
    assertThat(kiosk.world.acts())
        .contains(new Act.DebtOpened(Samples.BIANCHENG, Debt.DOOR_LEFT_OPEN));
  }

  @Test
  void whatCanNotBeWrittenIsTold() {
    kiosk.world.diskFull = true;
    kiosk.touch(new Touch.OpenDoor(1));
    opened(1);
    shut(1);
    kiosk.touch(new Touch.Agree());
    assertThat(told()).isEqualTo(Told.NOT_RECORDED);
  }

  @Test
  void withAWrongPinNobodyComesToTheBoard() {
    FlowDriver other = FlowDriver.ready();
    other.service(GetCardTest.offering(true, Service.Offer.LOCKERS));
    other.hears(new Event.StaffScanned(Samples.LIBRARIAN));
    other.hears(new Event.PinVerified(Samples.LIBRARIAN, PinVerified.Verdict.RIGHT));
    other.at(Proving.EnterPin.class);
  }
}
