package org.shuyi.kiosk.ui.gallery;

import org.shuyi.kiosk.van.Van;

/**
 * One state of a van's desk worth looking at.
 *
 * @param name as a file name, without language and ending
 */
public record VanExample(String name, Van van) {
  /** As a file name, without ending: {@code van-desk-zh}. */
  public String file() {
    return name + "-" + van.language().tag();
  }
}
