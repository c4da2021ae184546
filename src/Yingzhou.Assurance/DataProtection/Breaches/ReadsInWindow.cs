using System.Text.Json;
using Yingzhou.Assurance.Audit;
using Yingzhou.Assurance.Ledger;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Assurance.Permission;
using Yingzhou.Foundation.Storage;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Breaches;

sealed class ReadsInWindow(
    IAudit audit,
    ILedger ledger,
    ILedgerKeeping keeping,
    IEnumerable<LeavingKind> kinds,
    IPermissions permissions,
    IOrganisation organisation,
    CityContext city,
    CityStep step
) : IBreachReport
{
    public const string Kind = "protection.breach-report";
    const int MostLines = 20_000;
    const int LongestDays = 92;

    // A city that is busy meanwhile would never be done.
    const int MostRounds = 50;

    static readonly string[] Looking = ["Read", "ReadEvidence"];

    public async Task<Outcome<BreachReport>> Write(DateTimeOffset from, DateTimeOffset until, Subject? by, CancellationToken cancel)
    {
        if (by is not null && permissions.Refuse(by, DataProtectionRights.Oversee, DataProtectionRights.Whole(by)) is { } refused)
            return refused;
        if (until <= from || until - from > TimeSpan.FromDays(LongestDays))
            return new Fault("protection.window", $"结束要晚于开始，最长 {LongestDays} 天。", 400) { Field = "until" };
        city.Actors.Current = by?.AsActor() ?? Actor.System;
        var lines = await audit.Deeds(Looking, from, until, MostLines, cancel);
        var looks = lines
            .GroupBy(line => line.ActorId)
            .Select(group => new BreachLooks(
                group.First().ActorName,
                group.First().Post,
                group.Count(),
                group.Select(line => line.Target).Distinct().Count(),
                group.Min(line => line.At),
                group.Max(line => line.At),
                [.. group.Select(line => line.Detail).OfType<string>().Distinct().Order(StringComparer.Ordinal).Take(5)]
            ))
            .OrderByDescending(one => one.Count)
            .ToList();
        // What was kept a moment ago gets its place first.
        for (var round = 0; round < MostRounds && await keeping.Place(cancel) > 0; round++) { }
        var taken = new List<BreachTaken>();
        foreach (var kind in kinds)
            taken.AddRange(await Left(kind, from, until, cancel));
        var found = new BreachReport(
            from,
            until,
            looks,
            lines.Select(line => line.Target).Distinct().Count(),
            [.. taken.OrderBy(one => one.At)],
            "",
            Guid.Empty
        );
        var text = BreachText.Of(found, (await ledger.State(cancel)).Head, city.Clock.GetUtcNow(), lines.Count == MostLines);
        var entered = await step.Run<Guid>(
            "WriteBreachReport",
            () =>
                Task.FromResult<Outcome<Guid>>(
                    ledger.Enter(
                        new(Kind, $"{from.Day():yyyyMMdd}-{until.Day():yyyyMMdd}")
                        {
                            Payload = new
                            {
                                from,
                                until,
                                Looks = lines.Count,
                                Taken = taken.Count,
                                Sm3 = Sm3.Hex(text),
                            },
                        }
                    )
                ),
            cancel
        );
        return entered.Fault is { } fault ? fault : found with { Text = text, Entry = entered.Value };
    }

    async Task<List<BreachTaken>> Left(LeavingKind kind, DateTimeOffset from, DateTimeOffset until, CancellationToken cancel)
    {
        var found = new List<BreachTaken>();
        string? after = null;
        do
        {
            var page = await ledger.List(new(kind.Kind, After: after, Size: 200), cancel);
            found.AddRange(
                page.Items.Where(line => line.At >= from && line.At < until)
                    .Select(line => new BreachTaken(
                        kind.Title,
                        Who(line),
                        line.Object,
                        Purpose(line.Leaf),
                        line.At,
                        line.Id,
                        Rows(line.Payload)
                    ))
            );
            // Newest first: what is older than the window ends the search.
            after = page.Items.Count > 0 && page.Items[^1].At < from ? null : page.Next;
        } while (after is not null && found.Count < MostLines);
        return found;
    }

    // A system acts for its department.
    string Who(LedgerLine line) =>
        line.Payload is not { } payload || Property(payload, "actor") is not { ValueKind: JsonValueKind.String } actor ? "已删除"
        : actor.GetString() != Actor.System.Id ? organisation.NameOf(actor.GetString()!)
        : Property(line.Leaf, "unit") is { ValueKind: JsonValueKind.String } unit ? organisation.NameOf(unit.GetString()!)
        : Actor.System.Name;

    static string? Purpose(string leaf) => Property(leaf, "purpose") is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    static long? Rows(string? payload) =>
        payload is not null
        && Property(payload, "content") is { ValueKind: JsonValueKind.Object } content
        && Property(content.GetRawText(), "rows") is { ValueKind: JsonValueKind.Number } number
        && number.TryGetInt64(out var rows)
            ? rows
            : null;

    static JsonElement? Property(string json, string name)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            if (document.RootElement.ValueKind is JsonValueKind.Object)
                foreach (var property in document.RootElement.EnumerateObject())
                    if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                        return property.Value.Clone();
        }
        catch (JsonException) { }
        return null;
    }
}
