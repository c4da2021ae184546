namespace Yingzhou.Apps.Services.BusinessEnvironment.Costs;

/// <summary>What a matter asked of whoever applied for it (办事负担).</summary>
/// <param name="Forms">Applications filled in: one for a whole bundle.</param>
/// <param name="Uploads">Papers that the applicant handed in; what the city fetched is none.</param>
/// <param name="Supplements">Requests for supplements.</param>
/// <param name="Trips">Ways to a counter.</param>
/// <param name="Fees">Yuan of official fees; <c>null</c> when a decision table sets them and nobody kept what it said.</param>
sealed record CaseBurden(int Forms, int Uploads, int Supplements, int Trips, decimal? Fees)
{
    /// <summary>Several matters applied for one after the other.</summary>
    public static CaseBurden Sum(IEnumerable<CaseBurden> parts) =>
        parts.Aggregate(
            new CaseBurden(0, 0, 0, 0, 0),
            (sum, one) =>
                new(
                    sum.Forms + one.Forms,
                    sum.Uploads + one.Uploads,
                    sum.Supplements + one.Supplements,
                    sum.Trips + one.Trips,
                    sum.Fees + one.Fees
                )
        );
}

/// <summary>
/// Compliance cost of one matter (合规成本), in yuan: form, papers, supplements, ways, fees. Waiting is not in it: that is what the time indicators measure, and counting it twice would hide either.
/// </summary>
/// <param name="Trips"><c>null</c> when ways were needed from a place of which the tariff says nothing.</param>
/// <param name="Fees"><c>null</c> when they are not known.</param>
sealed record ComplianceCost(decimal Form, decimal Papers, decimal Supplements, decimal? Trips, decimal? Fees)
{
    /// <summary><c>null</c> while a part is unknown: a sum without it would look like a saving.</summary>
    public decimal? Total => Form + Papers + Supplements + Trips + Fees;

    /// <param name="region">Where the applicant comes from, as a region code.</param>
    public static ComplianceCost Of(CaseBurden burden, string region, ComplianceTariff tariff) =>
        new(
            tariff.Work(burden.Forms * tariff.FormMinutes),
            tariff.Work(burden.Uploads * tariff.UploadMinutes),
            tariff.Work(burden.Supplements * tariff.SupplementMinutes),
            burden.Trips == 0 ? 0
                : tariff.TripFrom(region) is { } trip ? tariff.Work(burden.Trips * trip.Minutes) + (burden.Trips * trip.Fare)
                : null,
            burden.Fees
        );
}
