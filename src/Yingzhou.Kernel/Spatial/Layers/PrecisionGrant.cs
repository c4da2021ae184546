namespace Yingzhou.Kernel;

/// <summary>
/// 精度授权: what a reader may see of positions (p08 R4). Rounding is to a grid of degrees, at the server, before anything is filtered by a box of the reader's: a narrow box tells no more
/// than the rounded cell.
/// </summary>
/// <param name="GridDegrees">0.001° is about 111 m north–south and 96 m east–west in Zhoushan; <c>null</c> shows exact positions.</param>
public sealed record PrecisionGrant(decimal? GridDegrees)
{
    public static readonly PrecisionGrant Exact = new((decimal?)null);

    public GeoPoint Shown(GeoPoint point) =>
        GridDegrees is not { } grid ? point : new(Rounded(point.Longitude, grid), Rounded(point.Latitude, grid));

    /// <summary>Those whose shown position lies in the box.</summary>
    public IEnumerable<T> Within<T>(IEnumerable<T> items, Func<T, GeoPoint> at, GeoBox box) =>
        items.Where(item => box.Holds(Shown(at(item))));

    static double Rounded(double degrees, decimal grid) =>
        (double)(decimal.Round((decimal)degrees / grid, MidpointRounding.AwayFromZero) * grid);
}
