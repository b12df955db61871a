package org.shuyi.kiosk.ui.text;

/**
 * Something to tell the patron.
 *
 * @param tone how it looks
 * @param what what happened
 * @param remedy what to do about it
 */
public record Advice(Tone tone, Message what, Message remedy) {
  static Advice of(Tone tone, Key what, Key remedy) {
    return new Advice(tone, Message.of(what), Message.of(remedy));
  }
}
