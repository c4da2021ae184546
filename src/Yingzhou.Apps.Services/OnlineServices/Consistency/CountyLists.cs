using Yingzhou.Assurance.Organisation.Content;
using Yingzhou.Foundation.Content;
using Yingzhou.Kernel;
using Yingzhou.Support.Cases.Content;

namespace Yingzhou.Apps.Services.OnlineServices.Consistency;

/// <summary>Shape of <c>county-lists/{county}.json</c>: what a county publishes otherwise than the city. What is left out is as the city has it.</summary>
/// <param name="Region">Division code of the county.</param>
sealed record CountyListFile(string Note, string Region, DateOnly ReportedOn, IReadOnlyList<CountyList> Lists);

/// <param name="Item">Id of the item.</param>
/// <param name="Reasons">Why this county differs, field by field.</param>
sealed record CountyList(
    string Item,
    IReadOnlyList<string>? Materials = null,
    int? PromisedWorkdays = null,
    IReadOnlyList<string>? Conditions = null,
    int? Trips = null,
    decimal? FeeYuan = null,
    IReadOnlyList<DeliveryWay>? Delivery = null,
    IReadOnlyList<FieldReason>? Reasons = null
)
{
    public ImplementationList Over(ImplementationList standard) =>
        new(
            Materials is null ? standard.Materials : ImplementationList.Words(Materials),
            PromisedWorkdays ?? standard.PromisedWorkdays,
            Conditions is null ? standard.Conditions : ImplementationList.Words(Conditions),
            Trips ?? standard.Trips,
            FeeYuan ?? standard.Fee,
            Delivery is null ? standard.Delivery : ImplementationList.Words(Delivery.Select(way => way.ToString()))
        );
}

sealed record FieldReason(ListField Field, string Why);

/// <summary>An item that a county has otherwise than the city.</summary>
sealed record CountyDifference(string Region, string CountyName, string ItemId, string ItemName, IReadOnlyList<FieldDifference> Fields)
{
    public bool IsExplained => Fields.All(one => one.IsExplained);
}

/// <summary>
/// The lists of the counties beside the city's (同源校验). Lists are content: they change with a new start only, so the nightly comparison is made at each start and
/// is never older than what is published.
/// </summary>
/// <param name="Compared">Pairs of county and item that were compared: every item for the public that is offered in more than one county.</param>
sealed record CountyComparison(IReadOnlyList<CountyDifference> Differences, int Compared)
{
    /// <summary>不一致率: items that differ somewhere without a reason, among those offered in more than one county.</summary>
    public required RatioOf Inconsistent { get; init; }

    public static ContentReading<CountyComparison> Read(CityContent city, CasesContent content)
    {
        var reader = new ContentReader(city);
        var files = reader.All<CountyListFile>("county-lists");
        List<ContentProblem> problems = [.. reader.Problems, .. files.SelectMany(file => Check(file, content))];
        return problems.Count > 0 ? new(null, problems) : new(Of([.. files.Select(file => file.Content)], content), []);
    }

    static CountyComparison Of(IReadOnlyList<CountyListFile> files, CasesContent content)
    {
        var counties = content.Organisation.Divisions.Values.Where(division => division.Level is DivisionLevel.County).ToList();
        var offered = content
            .Items.Values.Where(item => item.Kind is not PowerKind.Internal)
            .Select(item => (Item: item, Counties: counties.Count(county => IsOffered(item, county.Code))))
            .Where(one => one.Counties > 1)
            .ToList();
        var several = offered.Select(one => one.Item.Id).ToHashSet();
        List<CountyDifference> differences =
        [
            .. from file in files
            from list in file.Lists
            where several.Contains(list.Item)
            let item = content.Items[list.Item]
            let standard = ImplementationList.Of(item)
            let fields = ListDiff.Of(standard, list.Over(standard), Reasons(list))
            where fields.Count > 0
            select new CountyDifference(file.Region, content.Organisation.Divisions[file.Region].Name, item.Id, item.Name, fields),
        ];
        return new(
            [.. differences.OrderBy(one => one.IsExplained).ThenBy(one => one.ItemId, StringComparer.Ordinal)],
            offered.Sum(one => one.Counties)
        )
        {
            Inconsistent = new(differences.Where(one => !one.IsExplained).Select(one => one.ItemId).Distinct().Count(), offered.Count),
        };
    }

    static IEnumerable<ContentProblem> Check(ContentFile<CountyListFile> file, CasesContent content)
    {
        if (content.Organisation.Divisions.GetValueOrDefault(file.Content.Region)?.Level is not DivisionLevel.County)
            yield return file.Problem("region", $"没有代码为 {file.Content.Region} 的县区");
        foreach (var (index, list) in file.Content.Lists.Index())
        {
            if (!content.Items.TryGetValue(list.Item, out var item))
                yield return file.Problem($"lists[{index}].item", $"没有事项 {list.Item}");
            else if (!IsOffered(item, file.Content.Region))
                yield return file.Problem($"lists[{index}].item", $"事项 {list.Item} 不在这个县区办理");
            if ((list.Reasons ?? []).CountBy(reason => reason.Field).Any(one => one.Value > 1))
                yield return file.Problem($"lists[{index}].reasons", "同一项差异只写一个理由");
            if (list.PromisedWorkdays < 1)
                yield return file.Problem($"lists[{index}].promisedWorkdays", "承诺时限至少 1 个工作日");
            else if (item?.Clock.StatutoryWorkdays is { } statutory && list.PromisedWorkdays > statutory)
                yield return file.Problem($"lists[{index}].promisedWorkdays", $"承诺时限不能超过法定 {statutory} 个工作日");
        }
        foreach (var same in file.Content.Lists.GroupBy(list => list.Item).Where(same => same.Count() > 1))
            yield return file.Problem("lists", $"事项 {same.Key} 写了两次");
    }

    static Dictionary<ListField, string> Reasons(CountyList list) =>
        (list.Reasons ?? []).ToDictionary(reason => reason.Field, reason => reason.Why);

    static bool IsOffered(ServiceItem item, string county) => item.Regions.Any(region => OrganisationContent.IsWithin(county, region));
}
