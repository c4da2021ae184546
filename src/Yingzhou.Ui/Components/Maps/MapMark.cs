namespace Yingzhou.Ui.Components.Maps;

/// <summary>Something at a place (图上标记).</summary>
/// <param name="Title">What it is, for who cannot see the map, and on hover.</param>
/// <param name="Colour">Its own shape goes with each colour.</param>
/// <param name="Href">Where it leads; <c>null</c> for nowhere.</param>
public sealed record MapMark(double Longitude, double Latitude, string Title, LightColour Colour, string? Href);

/// <summary>Marks that would lie on each other are one, in the worst of their colours.</summary>
sealed record MapCluster(double X, double Y, IReadOnlyList<MapMark> Marks)
{
    public LightColour Colour => Marks.Max(mark => mark.Colour);

    // A finger wants 24 pixels where a phone shows 350 of the picture's 1000 units.
    const double Apart = 70;

    /// <summary>Each mark joins the first cluster near it; those outside the frame are left out.</summary>
    public static IReadOnlyList<MapCluster> Of(IEnumerable<MapMark> marks, MapFrame frame)
    {
        var clusters = new List<(double X, double Y, List<MapMark> Marks)>();
        foreach (var mark in marks.Where(mark => frame.Contains(mark.Longitude, mark.Latitude)))
        {
            var (x, y) = frame.Place(mark.Longitude, mark.Latitude);
            var near = clusters.FindIndex(one => Math.Abs(one.X - x) < Apart && Math.Abs(one.Y - y) < Apart);
            if (near < 0)
                clusters.Add((x, y, [mark]));
            else
                clusters[near].Marks.Add(mark);
        }
        return [.. clusters.Select(one => new MapCluster(one.X, one.Y, one.Marks))];
    }
}
