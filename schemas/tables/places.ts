import { z } from "zod";
import { PLACE_KIND } from "../codes.ts";
import { bool, code, id, real, text } from "../fields.ts";
import { table } from "../table.ts";

export const places = table("places", "The places that the records refer to, with the places they lie in.", ["place_id"], {
  place_id: id("The place's id.", { example: "syunik" }),
  name: text("The name that the dataset uses.", { example: "Syunik" }),
  kind: code("place_kind", PLACE_KIND, "What sort of place it is.", { example: "province" }),
  parent_id: id("The place that it lies in.", { references: "places", example: "armenia" }).nullable(),
  country_id: id("The state that it lies in, as an actor.", { references: "actors", example: "armenia" }).nullable(),
  latitude: real("Latitude in degrees, WGS 84; null where no source is sure.", -90, 90, { example: 39.2 }).nullable(),
  longitude: real("Longitude in degrees, WGS 84; null where no source is sure.", -180, 180, { example: 46.4 }).nullable(),
  geonames_id: z.string().regex(/^[1-9]\d*$/, "is no GeoNames id")
    .meta({ column: "text", description: "GeoNames id.", example: "409314" }).nullable(),
  registered: bool("True when the place stands in the reference tables.", { example: true }),
}, [{
  name: "coordinates_come_in_pairs",
  sql: "(latitude IS NULL) = (longitude IS NULL)",
  holds: (row) => (row.latitude === null) === (row.longitude === null),
}]);
export type Place = z.infer<typeof places.row>;
