package org.shuyi.kiosk.ui.text;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.shuyi.kiosk.flow.Around;
import org.shuyi.kiosk.flow.Service;

/** What works now and what does not, in plain words. Pure. */
public final class ServiceWording {
  private ServiceWording() {}

  /** What does not work now, the gravest first. Empty if all is well. */
  public static List<Advice> notices(Service service) {
    if (starting(service)) {
      return List.of(Advice.of(Tone.CALM, Key.NOTICE_STARTING_WHAT, Key.NOTICE_STARTING_DO));
    }
    List<Advice> notices = new ArrayList<>();
    if (service.around().caseOpen()) {
      notices.add(Advice.of(Tone.ATTENTION, Key.NOTICE_CASE_WHAT, Key.NOTICE_CASE_DO));
    }
    power(service).ifPresent(notices::add);
    if (!service.journalReady()) {
      notices.add(Advice.of(Tone.ATTENTION, Key.NOTICE_RECORD_WHAT, Key.NOTICE_RECORD_DO));
    }
    if (!service.readerReady()) {
      notices.add(
          Advice.of(
              Tone.ATTENTION,
              Key.NOTICE_READER_WHAT,
              service.lends() ? Key.NOTICE_READER_SCAN : Key.NOTICE_READER_DO));
    }
    chute(service).ifPresent(notices::add);
    if (!service.scannerReady()) {
      Key remedy = service.takesBack() ? Key.NOTICE_SCANNER_DO : Key.NOTICE_SCANNER_LATER;
      notices.add(Advice.of(Tone.ATTENTION, Key.NOTICE_SCANNER_WHAT, remedy));
    }
    if (!service.online()) {
      notices.add(Advice.of(Tone.CALM, offline(service), Key.NOTICE_OFFLINE_DO));
    } else if (service.queued() > 0) {
      notices.add(
          new Advice(
              Tone.CALM,
              Message.of(Key.NOTICE_CATCHING_WHAT, service.queued()),
              Message.of(Key.NOTICE_CATCHING_DO)));
    }
    if (!service.printerReady()) {
      notices.add(Advice.of(Tone.CALM, Key.NOTICE_PRINTER_WHAT, Key.NOTICE_PRINTER_DO));
    }
    return notices;
  }

  private static Optional<Advice> power(Service service) {
    return switch (service.around().power()) {
      case MAINS -> Optional.empty();
      case BATTERY ->
          Optional.of(Advice.of(Tone.ATTENTION, Key.NOTICE_BATTERY_WHAT, Key.NOTICE_BATTERY_DO));
      case BATTERY_LOW ->
          Optional.of(Advice.of(Tone.ATTENTION, Key.NOTICE_LOW_WHAT, Key.NOTICE_LOW_DO));
    };
  }

  private static Optional<Advice> chute(Service service) {
    Key remedy = service.readerReady() ? Key.NOTICE_CHUTE_PAD : Key.NOTICE_CHUTE_DO;
    return switch (service.around().chute()) {
      case NONE -> Optional.empty();
      case READY -> Optional.empty();
      case BIN_FULL -> Optional.of(Advice.of(Tone.CALM, Key.NOTICE_BIN_WHAT, Key.NOTICE_BIN_DO));
      case FULL -> Optional.of(Advice.of(Tone.ATTENTION, Key.NOTICE_CHUTE_FULL, remedy));
      case OUT_OF_ORDER -> Optional.of(Advice.of(Tone.ATTENTION, Key.NOTICE_CHUTE_OUT, remedy));
    };
  }

  /** Without a network what works otherwise goes on, and nothing else may be promised. */
  private static Key offline(Service service) {
    if (service.lends()) {
      return service.takesBack() ? Key.NOTICE_OFFLINE_WHAT : Key.NOTICE_OFFLINE_LEND;
    }
    return service.takesBack() ? Key.NOTICE_OFFLINE_RETURN : Key.NOTICE_OFFLINE_ONLY;
  }

  /** What the head of every screen says while there is no network. */
  public static Key offlineSign(Service service) {
    return service.lends() ? Key.SIGN_OFFLINE : Key.SIGN_OFFLINE_ONLY;
  }

  /** How much waits and how old what the station knows is; empty while the centre answers. */
  public static List<Message> offlineFacts(Service service) {
    if (service.online() || starting(service)) {
      return List.of();
    }
    Message age =
        service.referenceMadeAt().equals(Instant.EPOCH)
            ? Message.of(Key.NOTICE_OFFLINE_AGELESS)
            : Message.of(Key.NOTICE_OFFLINE_AGE, service.referenceMadeAt());
    return service.queued() == 0
        ? List.of(age)
        : List.of(Message.of(Key.NOTICE_OFFLINE_QUEUE, service.queued()), age);
  }

  /** Why nothing can be lent now; null if it can. */
  public static @Nullable Key noBorrowing(Service service) {
    return service.lends() ? null : noDevice(service, Key.UNABLE_SCANNER);
  }

  /** Why nothing can be taken back now; null if it can. */
  public static @Nullable Key noReturning(Service service) {
    return service.takesBack() ? null : noDevice(service, Key.UNABLE_READER);
  }

  /** Why loans can't be shown now; null if they can. */
  public static @Nullable Key noLoans(Service service) {
    if (service.showsLoans()) {
      return null;
    }
    if (starting(service)) {
      return Key.NOTICE_STARTING_DO;
    }
    Key around = around(service);
    if (around != null) {
      return around;
    }
    if (!service.scannerReady()) {
      return Key.UNABLE_SCANNER;
    }
    return service.journalReady() ? Key.UNABLE_NETWORK : Key.UNABLE_RECORD;
  }

  /** Nothing works: the program has only just come up and the devices have not answered yet. */
  private static boolean starting(Service service) {
    return !service.journalReady()
        && !service.readerReady()
        && !service.scannerReady()
        && !service.printerReady();
  }

  private static @Nullable Key around(Service service) {
    if (service.around().caseOpen()) {
      return Key.UNABLE_CASE;
    }
    return service.around().power() == Around.Power.MAINS ? null : Key.UNABLE_POWER;
  }

  private static Key noDevice(Service service, Key device) {
    if (starting(service)) {
      return Key.NOTICE_STARTING_DO;
    }
    Key around = around(service);
    if (around != null) {
      return around;
    }
    if (!service.journalReady()) {
      return Key.UNABLE_RECORD;
    }
    return device;
  }
}
