namespace Yingzhou.Formats;

/// <summary>Where a ship, a craft or an aid is, from any message that tells it (1–4, 9, 11, 18, 19, 21, 27).</summary>
/// <param name="Longitude">Degrees; <c>null</c> when not available (181), and then <paramref name="Latitude"/> is as well: half a position is none.</param>
/// <param name="SpeedKnots"><c>null</c> when not available (102.3).</param>
/// <param name="Course">对地航向, degrees from north; <c>null</c> when not available (360) or out of range.</param>
/// <param name="Heading">船首向; <c>null</c> when not available (511) or out of range.</param>
/// <param name="Second">Of the UTC minute in which the position was taken; <c>null</c> when not available.</param>
public readonly record struct AisPosition(
    int Mmsi,
    double? Longitude,
    double? Latitude,
    double? SpeedKnots,
    double? Course,
    int? Heading,
    int? Second
)
{
    /// <returns><c>false</c> for a message that carries no position at all.</returns>
    public static bool TryRead(in AisMessage message, out AisPosition position)
    {
        position = default;
        if (message.Type is not (1 or 2 or 3 or 4 or 9 or 11 or 18 or 19 or 21 or 27))
            return false;
        var longitude = Within(Number(message, message.Layout.Longitude), -180, 180);
        var latitude = Within(Number(message, message.Layout.Latitude), -90, 90);
        var isWhole = longitude is not null && latitude is not null;
        position = new(
            message.Mmsi,
            isWhole ? longitude : null,
            isWhole ? latitude : null,
            Number(message, message.Layout.Speed),
            Within(Number(message, message.Layout.Course), 0, 359.95),
            (int?)Within(Number(message, message.Layout.Heading), 0, 359),
            (int?)Within(Number(message, message.Layout.Second), 0, 59)
        );
        return true;
    }

    static double? Number(in AisMessage message, AisField? field) => field is null ? null : message.Number(field);

    static double? Within(double? value, double least, double most) => value >= least && value <= most ? value : null;
}
