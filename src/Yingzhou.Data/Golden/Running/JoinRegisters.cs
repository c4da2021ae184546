using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Yingzhou.Data.Golden.Content;
using Yingzhou.Data.Lake;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Running;

/// <summary>A record of a register, standardised (p02 R5), with what it says of each field.</summary>
/// <param name="Values">In the order of the definition's fields; empty where nothing stands.</param>
sealed record RegisterRecord(string Id, string Dataset, IReadOnlyList<string> Values, DateOnly? Verified);

/// <param name="Unclear">Pairs that only a clerk can judge.</param>
/// <param name="Shown">The strongest of those, and the weakest of those that were joined, as a clerk sees them.</param>
sealed record JoinedRecords(IReadOnlyList<IReadOnlyList<RegisterRecord>> Groups, int Unclear, IReadOnlyList<GoldenPair> Shown);

/// <summary>Reads the registers and puts together what is of one person or enterprise; what joins nothing stands alone.</summary>
sealed class JoinRegisters(DuckDb duck)
{
    /// <summary>Records beyond which nothing is joined: all of them are held in memory.</summary>
    public const int MostRecords = 600_000;

    const int MostShown = 500;

    static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns><c>null</c> when there are too many.</returns>
    public JoinedRecords? Run(
        GoldenFile golden,
        IReadOnlyDictionary<string, IReadOnlyList<string>> files,
        IReadOnlyList<LinkRuling> rulings
    )
    {
        var records = golden
            .Registers.Where(register => files.ContainsKey(register.Dataset))
            .SelectMany(register => Read(golden, register, files[register.Dataset]))
            .DistinctBy(record => record.Id)
            .Take(MostRecords + 1)
            .ToList();
        if (records.Count > MostRecords)
            return null;
        var compared = golden.Fields.Index().Where(field => field.Item.By is not null).ToList();
        var scheme = new LinkScheme(
            [.. compared.Select(field => new LinkColumn(field.Item.Name, field.Item.By!.Value))],
            [
                .. golden.Passes.Select(pass =>
                    (IReadOnlyList<BlockPart>)
                        [.. pass.Select(part => new BlockPart(compared.FindIndex(field => field.Item.Name == part.Field), part.Length))]
                ),
            ],
            []
        );
        var result = RecordLinkage.Run(
            [.. records.Select(record => new LinkRecord(record.Id, [.. compared.Select(field => record.Values[field.Index])]))],
            scheme,
            rulings
        );
        var byId = records.ToDictionary(record => record.Id);
        var joined = result.Clusters.SelectMany(cluster => cluster).ToHashSet();
        return new(
            [
                .. result
                    .Clusters.Select(cluster => (IReadOnlyList<RegisterRecord>)[.. cluster.Select(id => byId[id])])
                    .Concat(records.Where(record => !joined.Contains(record.Id)).Select(record => (IReadOnlyList<RegisterRecord>)[record])),
            ],
            result.Pairs.Count(pair => pair.Decision is LinkDecision.Clerk),
            [
                .. result
                    .Pairs.Where(pair => pair.Decision is LinkDecision.Clerk)
                    .Take(MostShown)
                    .Concat(result.Pairs.Reverse().SkipWhile(pair => pair.Decision is not LinkDecision.Same).Take(MostShown / 2))
                    .Select(pair => Shown(golden, pair, byId[pair.One], byId[pair.Other])),
            ]
        );
    }

    static GoldenPair Shown(GoldenFile golden, LinkedPair pair, RegisterRecord one, RegisterRecord other) =>
        new()
        {
            Kind = golden.Id,
            One = pair.One,
            Other = pair.Other,
            OneRegister = one.Dataset,
            OtherRegister = other.Dataset,
            Weight = pair.Weight,
            IsJoined = pair.Decision is LinkDecision.Same,
            Fields = JsonSerializer.Serialize(
                golden.Fields.Index().Select(field => Side(field.Item, one.Values[field.Index], other.Values[field.Index])),
                Plain
            ),
        };

    // The clerk sees what agrees and what does not; a whole number is needed by nobody for that.
    static PairField Side(FieldEntry field, string one, string other) =>
        new(
            field.Title,
            one.Length == 0 ? null : SampleMask.Of(one, field.Level),
            other.Length == 0 ? null : SampleMask.Of(other, field.Level),
            one.Length == 0 || other.Length == 0 ? PairLikeness.Missing
                : one == other ? PairLikeness.Agrees
                : JaroWinkler.Of(one, other) >= JaroWinkler.Partly ? PairLikeness.Partly
                : PairLikeness.Differs
        );

    IEnumerable<RegisterRecord> Read(GoldenFile golden, RegisterEntry register, IReadOnlyList<string> files)
    {
        using var connection = duck.Open();
        string Of(FieldEntry field) =>
            register.Columns.TryGetValue(field.Name, out var column) ? $"{DuckDb.Name(column)}::varchar" : "null";
        var verified = register.Verified is { } at ? $"max({DuckDb.Name(at)})::date::varchar" : "null";
        var fields = string.Join(", ", golden.Fields.Select((field, at) => $"{Of(field)} as f{at}"));
        // The same values twice are one record; sorted, so that the same version gives the same build.
        using var reader = DuckDb.Ask(
            connection,
            $"select {fields}, {verified} as verified from {DuckDb.Files(files)} group by all order by all"
        );
        while (reader.Read())
        {
            var values = Enumerable
                .Range(0, golden.Fields.Count)
                .Select(field => reader.IsDBNull(field) ? "" : ComparedText.Of(reader.GetString(field)))
                .ToList();
            DateOnly? day = reader.IsDBNull(golden.Fields.Count)
                ? null
                : DateOnly.Parse(reader.GetString(golden.Fields.Count), CultureInfo.InvariantCulture);
            yield return new(IdOf(register.Dataset, values), register.Dataset, values, day);
        }
    }

    static string IdOf(string dataset, IReadOnlyList<string> values) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(dataset + '\u001f' + string.Join('\u001f', values))))[..24];
}
