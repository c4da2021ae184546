using Yingzhou.Foundation.Content;

namespace Yingzhou.Support.Indicators.Content;

/// <summary>A dataset that indicators may be made of.</summary>
/// <param name="Moments">Columns that are days, and what they mean.</param>
/// <param name="Region">Column with a division code; <c>null</c> counts for the city as a whole.</param>
/// <param name="Facts">Columns that formulas may speak of. Columns that name a person are not among them.</param>
sealed record MappedDataset(
    string Id,
    string Title,
    IReadOnlyDictionary<string, string> Moments,
    IReadOnlyDictionary<string, string> Facts,
    string? Region = null
);

sealed record DatasetsFile(string Note, IReadOnlyList<MappedDataset> Datasets);

/// <summary>Datasets for indicators, <c>indicators/datasets.json</c>.</summary>
sealed class DatasetsContent(IReadOnlyList<MappedDataset> datasets)
{
    const string Path = "indicators/datasets.json";

    public IReadOnlyList<MappedDataset> Datasets => datasets;

    public static ContentReading<DatasetsContent> Read(CityContent city)
    {
        var reader = new ContentReader(city);
        if (reader.One<DatasetsFile>(Path) is not { } file)
            return new(null, reader.Problems);
        List<ContentProblem> problems =
        [
            .. file
                .Content.Datasets.Index()
                .Where(one => one.Item.Moments.Count == 0 || one.Item.Id.Contains('.', StringComparison.Ordinal))
                .Select(one => file.Problem($"datasets[{one.Index}]", "至少写一个时点，标识里不能有点号")),
            .. file
                .Content.Datasets.GroupBy(one => one.Id)
                .Where(same => same.Count() > 1)
                .Select(same => file.Problem("datasets", $"数据集 {same.Key} 写了两次")),
        ];
        return problems.Count > 0 ? new(null, problems) : new(new(file.Content.Datasets), []);
    }
}
