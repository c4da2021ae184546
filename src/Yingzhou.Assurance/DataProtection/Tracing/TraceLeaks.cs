using System.Globalization;
using Yingzhou.Assurance.DataProtection.Exporting;
using Yingzhou.Assurance.Organisation;
using Yingzhou.Kernel;

namespace Yingzhou.Assurance.DataProtection.Tracing;

/// <summary>溯源: compares what was found with the codes of everybody who could have had it.</summary>
sealed class TraceLeaks(IEnumerable<ILeakSource> sources, IFoundFiles files, MarkKeys keys, IOrganisation organisation, TimeProvider clock)
    : ITracing
{
    const int Most = 10;

    /// <summary>How long after it was taken a picture still leads back.</summary>
    const int ScreenDays = 180;

    public async Task<Outcome<TraceReport>> File(byte[] content, string name, CancellationToken cancel)
    {
        var read = files.Read(content, name);
        return read.Fault is { } fault ? fault with { Field = "file" }
            : read.Value.Rows is { } rows ? await Table(rows, cancel)
            : await Picture(read.Value.Light, read.Value.Width, cancel);
    }

    public async Task<TraceReport> Table(IReadOnlyList<IReadOnlyList<string>> rows, CancellationToken cancel)
    {
        var (compared, suspects) = (0L, new List<TracedSuspect>());
        if (rows.Count < 2)
            return new(0, []);
        var header = rows[0].Select(name => name.Trim()).ToList();
        foreach (var source in sources)
        foreach (var byKey in (await source.Codes(cancel)).GroupBy(code => code.KeyColumn))
        foreach (var key in Keys(header, byKey.Key))
        {
            var reading = source.Mark.Read(Cells(header, rows, key));
            foreach (var code in byKey)
            {
                compared++;
                suspects.Add(new(code.Who, code.Carrier, code.When, reading.Match(code.Code)));
            }
        }
        return new(compared, Ranked(suspects, compared));
    }

    // A header that was renamed: any column may be the one that tells the rows apart.
    static IEnumerable<int> Keys(List<string> header, string wanted) =>
        header.IndexOf(wanted) is >= 0 and var at ? [at] : Enumerable.Range(0, header.Count);

    static IEnumerable<(string Row, string Column, string Value)> Cells(
        List<string> header,
        IReadOnlyList<IReadOnlyList<string>> rows,
        int key
    ) =>
        from row in rows.Skip(1)
        where row.Count > key
        from at in Enumerable.Range(0, Math.Min(row.Count, header.Count))
        where at != key
        select (row[key].Trim(), header[at], row[at].Trim());

    public Task<TraceReport> Picture(ReadOnlyMemory<byte> light, int width, CancellationToken cancel)
    {
        var readings = ScreenMark.Read(light, width);
        var (compared, suspects, today) = (0L, new List<TracedSuspect>(), clock.GetUtcNow().Day());
        foreach (var official in Officials())
            for (var day = today; day > today.AddDays(-ScreenDays); day = day.AddDays(-1))
            {
                var code = ScreenMark.CodeOf(keys.Screens, official.Id, day);
                compared += ScreenMark.Ways;
                if (readings.Select(reading => reading.Match(code)).MinBy(match => match.Chance) is { } match)
                    suspects.Add(
                        new(
                            $"{official.Name}（{official.Id}）",
                            "工作台屏幕",
                            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                            match
                        )
                    );
            }
        return Task.FromResult(new TraceReport(compared, Ranked(suspects, compared)));
    }

    IEnumerable<Official> Officials() =>
        organisation
            .Units()
            .SelectMany(unit => organisation.PostsIn(unit.Id))
            .SelectMany(post => organisation.HoldersOf(post.Id))
            .Select(holder => holder.Official)
            .DistinctBy(official => official.Id);

    static List<TracedSuspect> Ranked(List<TracedSuspect> suspects, long compared) =>
        [
            .. suspects
                .Where(one => one.Match.Known > 0)
                .OrderBy(one => one.Match.Chance)
                .ThenByDescending(one => one.Match.Agree)
                .Take(Most)
                .Select(one => one with { Match = one.Match.Among(compared) }),
        ];
}
