package org.shuyi.kiosk.ui.text;

/** How a text looks: always a colour and an icon together, never a colour alone. */
public enum Tone {
  /** Simply so. */
  PLAIN,
  /** Good to know. */
  CALM,
  /** The machine is at work. */
  BUSY,
  /** It stands. */
  DONE,
  /** The patron has something to do. */
  ATTENTION,
  /** It was not done. */
  REFUSED
}
