using Yingzhou.Foundation.Content;

namespace Yingzhou.Apps.Services.BusinessEnvironment.Costs;

/// <summary>What one way to a counter takes from a place: an islander sails, a townsman walks.</summary>
/// <param name="Minutes">There and back, with the wait at the counter.</param>
/// <param name="Fare">Yuan, there and back.</param>
sealed record TripTariff(int Minutes, decimal Fare);

/// <summary>
/// What an enterprise's effort is valued at (合规成本口径), <c>indicators/compliance-cost.json</c>: minutes of each duty times the wage of whoever does it, as the Standard Cost Model has it
/// (international standard cost model manual: price × time × quantity).
/// </summary>
/// <param name="HourlyWage">Yuan, with what an employer pays on top.</param>
/// <param name="FormMinutes">To fill in one application.</param>
/// <param name="UploadMinutes">To get hold of one paper, copy it and hand it in. What the city fetches by itself takes none.</param>
/// <param name="SupplementMinutes">To answer one request for supplements.</param>
/// <param name="Trips">By region code; the longest code that a place begins with counts.</param>
sealed record ComplianceTariff(
    string Note,
    decimal HourlyWage,
    int FormMinutes,
    int UploadMinutes,
    int SupplementMinutes,
    IReadOnlyDictionary<string, TripTariff> Trips
)
{
    const string File = "indicators/compliance-cost.json";

    /// <returns><c>null</c> where no line of the tariff speaks of the place.</returns>
    public TripTariff? TripFrom(string region) =>
        Trips
            .Where(line => region.StartsWith(line.Key, StringComparison.Ordinal))
            .OrderByDescending(line => line.Key.Length)
            .FirstOrDefault()
            is { Value: { } trip }
            ? trip
            : null;

    /// <summary>Yuan for minutes of work, to the fen, halves away from zero.</summary>
    public decimal Work(int minutes) => decimal.Round(HourlyWage * minutes / 60, 2, MidpointRounding.AwayFromZero);

    public static ContentReading<ComplianceTariff> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var file = reader.One<ComplianceTariff>(File);
        List<ContentProblem> problems = [.. reader.Problems, .. file is null ? [] : Check(file)];
        return new(problems.Count == 0 ? file!.Content : null, problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<ComplianceTariff> file)
    {
        var tariff = file.Content;
        if (tariff.HourlyWage <= 0)
            yield return file.Problem("hourlyWage", "每小时人工成本应大于 0");
        foreach (
            var (name, minutes) in new[]
            {
                ("formMinutes", tariff.FormMinutes),
                ("uploadMinutes", tariff.UploadMinutes),
                ("supplementMinutes", tariff.SupplementMinutes),
            }
        )
            if (minutes < 0)
                yield return file.Problem(name, "分钟数不能小于 0");
        foreach (var (region, trip) in tariff.Trips)
            if (trip.Minutes < 0 || trip.Fare < 0)
                yield return file.Problem($"trips.{region}", "路上的时间和车船费不能小于 0");
        if (!tariff.Trips.ContainsKey(Indicators.ComputeIndicators.City))
            yield return file.Problem("trips", $"缺少全市（{Indicators.ComputeIndicators.City}）的一行");
    }
}
