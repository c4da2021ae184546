using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;

namespace Yingzhou.Data.Golden.Content;

/// <summary>Shape of <c>golden/*.json</c>: which registers are joined, by what, into which dataset.</summary>
sealed record GoldenFile(
    string Id,
    string Title,
    string Dataset,
    IReadOnlyList<FieldEntry> Fields,
    IReadOnlyList<RegisterEntry> Registers,
    IReadOnlyList<IReadOnlyList<PartEntry>> Passes
);

/// <param name="Name">Column of the golden dataset.</param>
/// <param name="By">How it is compared; <c>null</c> for a field that is only carried along.</param>
/// <param name="Element">Its standard element, by which its authoritative source is found.</param>
sealed record FieldEntry(string Name, string Title, DataLevel Level, Likening? By = null, string? Element = null);

/// <param name="Columns">Field → column of the dataset.</param>
/// <param name="Verified">Column that says when a row was last checked.</param>
sealed record RegisterEntry(string Dataset, IReadOnlyDictionary<string, string> Columns, string? Verified = null);

/// <param name="Length">First characters of the field; 0 for all of it.</param>
sealed record PartEntry(string Field, int Length = 0);

/// <summary>The definitions, judged at start.</summary>
sealed class GoldenContent(IReadOnlyList<GoldenFile> files)
{
    /// <summary>What a golden record says besides its fields.</summary>
    public const string IdColumn = "zjlh";
    public const string OriginColumn = "ly";
    public const string MembersColumn = "cys";
    public const string ConflictsColumn = "cts";

    public IReadOnlyList<GoldenFile> Files => files;

    public GoldenFile? Of(string kind) => files.FirstOrDefault(file => file.Id == kind);

    /// <exception cref="InvalidDataException">Every problem at once.</exception>
    public static ContentReading<GoldenContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        var files = reader.All<GoldenFile>("golden");
        List<ContentProblem> problems = [.. reader.Problems, .. files.SelectMany(Check)];
        return new(new([.. files.Select(file => file.Content)]), problems);
    }

    static IEnumerable<ContentProblem> Check(ContentFile<GoldenFile> file)
    {
        var golden = file.Content;
        var fields = golden.Fields.Select(field => field.Name).ToHashSet();
        if (fields.Count != golden.Fields.Count)
            yield return file.Problem("fields", "字段不能重复");
        if (golden.Fields.All(field => field.By is null))
            yield return file.Problem("fields", "至少要有一个用来比对的字段");
        if (golden.Registers.Count == 0)
            yield return file.Problem("registers", "至少要有一个登记库");
        foreach (var (index, register) in golden.Registers.Index())
        foreach (var unknown in register.Columns.Keys.Except(fields))
            yield return file.Problem($"registers[{index}].columns", $"没有字段“{unknown}”");
        foreach (var (index, pass) in golden.Passes.Index())
        foreach (var part in pass.Where(part => golden.Fields.All(field => field.Name != part.Field || field.By is null)))
            yield return file.Problem($"passes[{index}]", $"“{part.Field}”不是用来比对的字段");
        if (golden.Passes.Count == 0)
            yield return file.Problem("passes", "至少要有一个分块键");
    }
}
