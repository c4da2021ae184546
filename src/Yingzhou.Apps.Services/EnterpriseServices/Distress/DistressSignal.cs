using System.Text.Json;
using Yingzhou.Apps.Services.EnterpriseServices.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Services.EnterpriseServices.Distress;

/// <summary>
/// 困难信号 (a08 §3): how likely it is that a firm gets into trouble within half a year, from what registers show of it; every part of it can be read. It is there to offer help and for nothing else: no bank
/// sees it, no list of policies sorts by it.
/// </summary>
/// <param name="Probability">0 to 1.</param>
/// <param name="Rows">What raises or lowers it, the strongest first.</param>
/// <param name="Unknown">Titles of the signs that no register has told lately.</param>
sealed record DistressSignal(double Probability, IReadOnlyList<DistressRow> Rows, IReadOnlyList<string> Unknown)
{
    /// <summary>Own default: one sign alone says too little.</summary>
    public const int LeastSigns = 2;

    /// <returns><c>null</c> when fewer than two signs are known: then nothing is said.</returns>
    public static DistressSignal? Of(IReadOnlyList<KnownFact> known, DistressModel model, DateTimeOffset at)
    {
        var signs = model
            .Signs.Select(sign => (Sign: sign, Fact: known.FirstOrDefault(fact => fact.Name == sign.Name && !fact.Declared)))
            .ToList();
        var told = signs.Where(one => one.Fact is not null && at - one.Fact.FetchedAt <= TimeSpan.FromDays(one.Sign.FreshDays)).ToList();
        var values = told.Select(one => (one.Sign, Value: Read(one.Fact!.Value))).Where(one => one.Value is not null).ToList();
        if (values.Count < LeastSigns)
            return null;
        var score = model.Logistic.Score(
            values.ToDictionary(one => one.Sign.Name, one => Math.Clamp(one.Value!.Value, 0, one.Sign.Most), StringComparer.Ordinal)
        );
        return new(
            score.Probability,
            [
                .. score
                    .Rows.OrderByDescending(row => Math.Abs(row.Adds))
                    .Select(row => new DistressRow(model.Signs.First(sign => sign.Name == row.Feature), row.Value, row.Adds)),
            ],
            [.. signs.Where(one => !values.Exists(value => value.Sign == one.Sign)).Select(one => one.Sign.Title)]
        );
    }

    static double? Read(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.True => 1,
            JsonValueKind.False => 0,
            JsonValueKind.Number => value.GetDouble(),
            _ => null,
        };
}

/// <param name="Adds">To the log-odds.</param>
sealed record DistressRow(DistressSign Sign, double Value, double Adds);
