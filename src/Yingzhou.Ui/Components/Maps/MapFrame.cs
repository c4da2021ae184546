using System.Globalization;

namespace Yingzhou.Ui.Components.Maps;

/// <summary>
/// The part of the earth that a picture shows (图幅): degrees, CGCS2000. Drawn plate carrée with degrees of longitude shortened by the cosine of the middle latitude: over one city the
/// error is less than a pixel.
/// </summary>
public sealed record MapFrame(double West, double South, double East, double North)
{
    /// <summary>Units of a picture's width.</summary>
    public const int Width = 1000;

    public double Height => Width * (North - South) / ((East - West) * Squeeze);

    double Squeeze => Math.Cos((North + South) / 2 * Math.PI / 180);

    public bool Contains(double longitude, double latitude) =>
        longitude >= West && longitude <= East && latitude >= South && latitude <= North;

    public (double X, double Y) Place(double longitude, double latitude) =>
        ((longitude - West) / (East - West) * Width, (North - latitude) / (North - South) * Height);

    public string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height:0}");
}
