package org.shuyi.hardware.virtual;

import java.util.List;

/** A panel on a relay board of 32, wired as a station's file says. */
public final class VirtualPanel implements OnRelays {
  private static final int CHANNELS = 32;

  private final VirtualRelayBoard board = new VirtualRelayBoard(CHANNELS);
  private final int presence;
  private final int caseDoor;
  private final int mains;
  private final int key;
  private final int lampRelay;
  private final int beeper;
  private boolean there;
  private boolean open;
  private boolean mainsOff;
  private boolean keyTurned;
  private boolean lamp;
  private int beeps;

  /**
   * Closed, with mains, and nobody before it.
   *
   * @param presence the contact, from 1; 0 if there is none, and likewise the others
   */
  public VirtualPanel(int presence, int caseDoor, int mains, int key, int lampRelay, int beeper) {
    this.presence = presence;
    this.caseDoor = caseDoor;
    this.mains = mains;
    this.key = key;
    this.lampRelay = lampRelay;
    this.beeper = beeper;
    board.drives(new Outputs());
    show();
  }

  private final class Outputs implements VirtualRelayBoard.Machine {
    @Override
    public void flash(int relay) {
      beeps += relay == beeper ? 1 : 0;
    }

    @Override
    public void put(int relay, boolean drawn) {
      lamp = relay == lampRelay ? drawn : lamp;
    }

    @Override
    public void looked() {
      // Contacts wait for people.
    }
  }

  private void show() {
    put(presence, there);
    put(caseDoor, !open);
    put(mains, !mainsOff);
    put(key, keyTurned);
  }

  private void put(int contact, boolean made) {
    if (contact > 0) {
      board.contact(contact, made);
    }
  }

  /** Somebody comes, or goes. */
  public void somebody(boolean now) {
    there = now;
    show();
  }

  public void openCase(boolean now) {
    open = now;
    show();
  }

  public void cutMains(boolean now) {
    mainsOff = now;
    show();
  }

  public void turnKey(boolean now) {
    keyTurned = now;
    show();
  }

  public boolean lampOn() {
    return lamp;
  }

  public int beeps() {
    return beeps;
  }

  @Override
  public String shows() {
    return "lamp " + (lamp ? "on" : "off") + ", " + beeps + " beeps";
  }

  @Override
  public List<Switch> switches() {
    return List.of(
        new Switch("somebody", () -> there, this::somebody),
        new Switch("case-open", () -> open, this::openCase),
        new Switch("mains-off", () -> mainsOff, this::cutMains),
        new Switch("key-turned", () -> keyTurned, this::turnKey));
  }

  @Override
  public VirtualRelayBoard board() {
    return board;
  }

  @Override
  public List<Answer> receive(byte[] bytes) {
    return board.receive(bytes);
  }

  @Override
  public List<Answer> silence() {
    return board.silence();
  }

  @Override
  public void unplugged() {
    board.unplugged();
  }
}
