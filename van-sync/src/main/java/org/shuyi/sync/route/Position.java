package org.shuyi.sync.route;

/**
 * A point on the earth (WGS 84), as a receiver of GNSS tells it.
 *
 * @param latitude degrees, north positive, -90 to 90
 * @param longitude degrees, east positive, -180 to 180
 */
public record Position(double latitude, double longitude) {
  /** Mean radius of the earth in metres (IUGG). */
  private static final double EARTH = 6_371_008.8;

  public Position {
    require("latitude", latitude, 90);
    require("longitude", longitude, 180);
  }

  /** Along the surface, in metres, by the haversine formula: good to half a percent. */
  public double metresTo(Position other) {
    double north = Math.toRadians(other.latitude - latitude) / 2;
    double east = Math.toRadians(other.longitude - longitude) / 2;
    double half =
        Math.pow(Math.sin(north), 2)
            + Math.cos(Math.toRadians(latitude))
                * Math.cos(Math.toRadians(other.latitude))
                * Math.pow(Math.sin(east), 2);
    return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, half)));
  }

  private static void require(String what, double degrees, double most) {
    if (!(Math.abs(degrees) <= most)) {
      throw new IllegalArgumentException(
          what + " " + degrees + ": expected -" + most + " to " + most);
    }
  }
}
