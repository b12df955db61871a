package org.shuyi.kiosk.app.demo;

import java.util.List;

/**
 * What a tour found, as {@code tour.json}.
 *
 * @param journalled acts in the station's journal
 * @param accepted of these, stored by the centre
 * @param applied of these, done in the library system
 * @param refused of these, refused by it
 * @param doubled items that the library system lent or took back more often than the patron did
 * @param lost items and cards of which the library system does not show what the patron was told
 * @param kills how often the kiosk's power was cut (SIGKILL)
 * @param offlineSeconds how long the network was off
 */
record TourReport(
    long journalled,
    long accepted,
    long applied,
    long refused,
    int doubled,
    int lost,
    int kills,
    double offlineSeconds,
    Memory memory,
    List<StepDone> steps,
    List<ItemTold> items,
    List<CardTold> cards) {

  /** True if no loan was lost or doubled and everything was settled. */
  boolean well() {
    return doubled == 0 && lost == 0 && accepted == journalled && refused == 0;
  }

  /**
   * A library card that came out of the machine, and what the library system says of it at the end,
   * over SIP2.
   *
   * @param card masked
   * @param ils the patron's standing there
   */
  record CardTold(String card, String ils, boolean agree) {}

  /** One step of the story and its picture. */
  record StepDone(String name, String png) {}

  /**
   * What a patron was told of a book, and what the library system says of it at the end, over SIP2.
   *
   * @param told LENT or RETURNED
   * @param toldDue the date on the screen; empty if none
   * @param ils circulation state as the library system shows it
   * @param ilsDue the date there; empty if none
   * @param timesLent how often the patron was told so
   * @param ilsLoans how often the library system lent it during the tour
   */
  record ItemTold(
      String item,
      String title,
      String told,
      String toldDue,
      String ils,
      String ilsDue,
      int timesLent,
      int ilsLoans,
      boolean agree) {}

  /**
   * The kiosk process, beside a bare JavaFX window of the same size on the same Java in the same
   * run.
   *
   * @param kioskFirstPictureMillis from the start of the process to the first picture
   * @param kioskResidentMegabytes at its most
   */
  record Memory(
      long kioskFirstPictureMillis,
      long kioskResidentMegabytes,
      long bareFirstPictureMillis,
      long bareResidentMegabytes) {}
}
