using System.Globalization;
using Yingzhou.Kernel;

namespace Yingzhou.Host.Conformance;

/// <summary>
/// Links the records of each table of a folder of the FEBRL form (rec-N-org, rec-N-dup-M in the first column) and scores the pairs against the truth in the ids. The linker does not see the ids.
/// </summary>
static class LinkageConformance
{
    // Of the FEBRL tables: what each column is, not what stands in one of them.
    static readonly IReadOnlyDictionary<string, Likening> Known = new Dictionary<string, Likening>
    {
        ["given_name"] = Likening.Text,
        ["surname"] = Likening.Text,
        ["street_number"] = Likening.Digits,
        ["address_1"] = Likening.Text,
        ["address_2"] = Likening.Text,
        ["suburb"] = Likening.Text,
        ["postcode"] = Likening.Digits,
        ["state"] = Likening.Exact,
        ["date_of_birth"] = Likening.Digits,
        ["soc_sec_id"] = Likening.Digits,
    };

    static readonly string[][] Keys =
    [
        ["soc_sec_id"],
        ["date_of_birth"],
        ["given_name", "surname"],
        ["surname:3", "postcode"],
        ["given_name:3", "postcode"],
        ["address_1:6", "street_number"],
        ["given_name", "suburb:4"],
        ["surname", "suburb:4"],
    ];

    public static int Run(string folder, TextWriter output)
    {
        var files = Directory.GetFiles(folder, "*.csv").Order(StringComparer.Ordinal).ToList();
        foreach (var file in files)
            output.WriteLine(Score(file));
        return files.Count == 0 ? 2 : 0;
    }

    /// <summary>Precision, recall and F1 of the pairs within clusters, and how many of the true pairs met under a key at all.</summary>
    public static LinkageScore Score(string file)
    {
        var rows = File.ReadAllLines(file)
            .Where(line => line.Length > 0)
            .Select(line => line.Split(',').Select(cell => cell.Trim()).ToArray())
            .ToList();
        var header = rows[0];
        var columns = Enumerable.Range(1, header.Length - 1).Where(at => Known.ContainsKey(header[at])).ToList();
        var place = columns.Index().ToDictionary(one => header[one.Item], one => one.Index);
        var scheme = new LinkScheme(
            [.. columns.Select(at => new LinkColumn(header[at], Known[header[at]]))],
            [.. Keys.Where(key => key.All(part => place.ContainsKey(part.Split(':')[0]))).Select(key => Pass(key, place))],
            place.TryGetValue("given_name", out var given) && place.TryGetValue("surname", out var surname) ? [(given, surname)] : []
        );
        var records = rows.Skip(1)
            .Select(row => new LinkRecord(row[0], [.. columns.Select(at => at < row.Length ? row[at] : null)]))
            .ToList();
        var found = RecordLinkage.Run(records, scheme);
        var truth = records.GroupBy(record => Entity(record.Id)).Sum(same => Choose(same.Count()));
        var (claimed, right) = (0L, 0L);
        foreach (var cluster in found.Clusters)
        {
            claimed += Choose(cluster.Count);
            right += cluster.GroupBy(Entity).Sum(same => Choose(same.Count()));
        }
        return new(
            Path.GetFileName(file),
            records.Count,
            truth,
            claimed,
            right,
            found.Compared,
            found.Pairs.Count(pair => pair.Decision is LinkDecision.Clerk)
        );
    }

    static IReadOnlyList<BlockPart> Pass(string[] key, Dictionary<string, int> place) =>
        [
            .. key.Select(part => part.Split(':'))
                .Select(part => new BlockPart(place[part[0]], part.Length > 1 ? int.Parse(part[1], CultureInfo.InvariantCulture) : 0)),
        ];

    static string Entity(string id) => string.Join('-', id.Split('-').Take(2));

    static long Choose(long count) => count * (count - 1) / 2;
}

/// <param name="Truth">Pairs that belong together.</param>
/// <param name="Claimed">Pairs that were put together.</param>
/// <param name="Right">Of these, those that belong together.</param>
/// <param name="Clerk">Pairs left to a person.</param>
sealed record LinkageScore(string File, int Records, long Truth, long Claimed, long Right, int Compared, int Clerk)
{
    public double Precision => Claimed == 0 ? 0 : (double)Right / Claimed;

    public double Recall => Truth == 0 ? 0 : (double)Right / Truth;

    public double F1 => Precision + Recall == 0 ? 0 : 2 * Precision * Recall / (Precision + Recall);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{File}: {Records} records, {Truth} true pairs; precision {Precision:0.0000}, recall {Recall:0.0000}, F1 {F1:0.0000}; {Compared} pairs compared, {Clerk} left to a person"
        );
}
