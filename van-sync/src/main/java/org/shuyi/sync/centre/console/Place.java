package org.shuyi.sync.centre.console;

import java.util.Optional;

/**
 * A service point.
 *
 * @param name what people call it
 * @param position empty for one that is not on the map
 */
public record Place(String name, Optional<Position> position) {
  /**
   * In degrees (WGS 84).
   *
   * @param latitude -85 to 85: further out the map's scale goes to infinity
   * @param longitude -180 to 180
   */
  public record Position(double latitude, double longitude) {
    public Position {
      if (!(Math.abs(latitude) <= 85) || !(Math.abs(longitude) <= 180)) {
        throw new IllegalArgumentException("expected a latitude to 85 and a longitude to 180");
      }
    }
  }
}
