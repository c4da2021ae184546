using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>What the gate asks for. Source: p05 R2; <see cref="Closeness"/> is optional.</summary>
/// <param name="K">Least persons in a group.</param>
/// <param name="L">Least different sensitive values in a group.</param>
/// <param name="Closeness">Largest distance t; <c>null</c> does not ask.</param>
/// <param name="AreaPersons">Least persons behind a geographic value.</param>
public sealed record GateTerms(int K = 10, int L = 2, double? Closeness = null, int AreaPersons = 200);

/// <summary>A column as it would go out.</summary>
/// <param name="Level">Of the item in the source.</param>
/// <param name="Personal">It says who somebody is.</param>
/// <param name="Coarsened">Made coarser (泛化): it counts one level lower and names nobody by itself.</param>
public sealed record GateColumn(string Name, DataLevel Level, bool Personal, bool Coarsened = false)
{
    public DataLevel ReleasedLevel => Coarsened && Level > DataLevel.L1 ? Level - 1 : Level;
}

/// <summary>A release as the gate meets it.</summary>
public sealed record GateSubject
{
    public required OpenAttribute? Attribute { get; init; }

    public required IReadOnlyList<GateColumn> Columns { get; init; }

    /// <summary>There are persons behind the rows, whether or not a column names them.</summary>
    public required bool ConcernsPersons { get; init; }

    /// <summary>The groups of the very file that would go out; <c>null</c> when it was not measured.</summary>
    public IReadOnlyCollection<PersonGroup>? Groups { get; init; }

    /// <summary>Titles of the columns by which the groups are told apart, in the order of their values; empty: no advice is given.</summary>
    public IReadOnlyList<string> GroupedBy { get; init; } = [];

    /// <summary>It has a column whose value hurts (敏感项).</summary>
    public bool HasSensitive { get; init; }

    /// <summary>Persons behind each value of its geographic column; empty when it has none.</summary>
    public IReadOnlyDictionary<string, int> PersonsByArea { get; init; } = new Dictionary<string, int>();

    /// <summary>What hiding its small cells leaves open; <c>null</c> when nothing, or when it is no table of counts.</summary>
    public Fault? Suppression { get; init; }

    public IReadOnlyList<DifferenceBreach> Breaches { get; init; } = [];
}

/// <summary>One check of the gate and what it found.</summary>
/// <param name="Check">Stable: <c>attribute</c>, <c>level</c>, <c>personal</c>, <c>k</c>, <c>l</c>, <c>t</c>, <c>advice</c> (always passed), <c>area</c>, <c>suppression</c>, <c>difference</c>.</param>
public sealed record GateFinding(string Check, bool Passed, string Words);

/// <param name="Findings">Everything that was checked, what failed first.</param>
public sealed record GateReport(IReadOnlyList<GateFinding> Findings)
{
    public bool Passed => Findings.All(finding => finding.Passed);
}

/// <summary>
/// The gate that every release passes before a file leaves (开放闸门). L4 never leaves, L3 only into a sandbox, L2 only coarsened or under an agreement, L1 freely; and nobody
/// can be told from it. Source: p05 R1, R2.
/// </summary>
public static class OpeningGate
{
    public static GateReport Judge(GateSubject subject, GateTerms terms) =>
        new([.. Checks(subject, terms).OrderBy(finding => finding.Passed)]);

    static IEnumerable<GateFinding> Checks(GateSubject subject, GateTerms terms)
    {
        yield return Attribute(subject);
        yield return Level(subject);
        yield return Personal(subject);
        if (!subject.ConcernsPersons)
            yield break;
        if (subject.Groups is not { } groups)
        {
            yield return new("k", false, "没有测得最小人群，不知道就不放行");
            yield break;
        }
        var smallest = PersonGroups.Smallest(groups);
        yield return new(
            "k",
            smallest is null || smallest >= terms.K,
            smallest is null ? "文件里没有人" : $"同样取值的最小人群 {smallest} 人，要求不少于 {terms.K} 人"
        );
        if (subject.HasSensitive)
            foreach (var finding in Sensitive(groups, terms))
                yield return finding;
        if (Advice(subject, groups, terms) is { } advice)
            yield return new("advice", true, advice);
        if (subject.PersonsByArea.Count > 0)
        {
            var (area, persons) = subject.PersonsByArea.MinBy(one => one.Value);
            yield return new("area", persons >= terms.AreaPersons, $"最小的区域“{area}”有 {persons} 人，要求不少于 {terms.AreaPersons} 人");
        }
        yield return new("suppression", subject.Suppression is null, subject.Suppression?.Detail ?? "隐去的小格不能由合计推出");
        yield return new(
            "difference",
            subject.Breaches.Count == 0,
            subject.Breaches is [var first, ..]
                ? $"与以往版本相减会露出少于 {terms.K} 人：{first}{(subject.Breaches.Count > 1 ? $"，共 {subject.Breaches.Count} 处" : "")}"
                : "与以往各版本相减，露不出少数人"
        );
    }

    static string? Advice(GateSubject subject, IReadOnlyCollection<PersonGroup> groups, GateTerms terms)
    {
        if (subject.GroupedBy.Count == 0 || groups.Count == 0 || groups.First().Values.Count != subject.GroupedBy.Count)
            return null;
        var enough = PersonGroups.Advice(groups, terms.K, subject.HasSensitive ? terms.L : 0);
        return enough.Count == 0
            ? null
            : $"建议：不放出{string.Join("或", enough.Select(column => $"“{subject.GroupedBy[column]}”"))}，或者把它泛化得更粗，人群就够大、敏感项也够多样";
    }

    static GateFinding Attribute(GateSubject subject) =>
        subject.Attribute switch
        {
            OpenAttribute.Open => new("attribute", true, "目录登记为无条件开放"),
            OpenAttribute.Conditional => new("attribute", true, "目录登记为受限开放，签协议后凭密钥访问"),
            OpenAttribute.Closed => new("attribute", false, "目录登记为禁止开放"),
            _ => new("attribute", false, "目录没有登记开放属性，不能开放"),
        };

    static GateFinding Level(GateSubject subject)
    {
        if (subject.Columns.Count == 0)
            return new("level", false, "没有选择任何数据项");
        if (subject.Columns.FirstOrDefault(column => column.Level is DataLevel.L4) is { } never)
            return new("level", false, $"“{never.Name}”是 L4，任何情况下都不开放");
        var highest = subject.Columns.MaxBy(column => column.ReleasedLevel)!;
        return highest.ReleasedLevel switch
        {
            DataLevel.L3 => new("level", false, $"“{highest.Name}”是 L3，只能在沙箱里用，不能成为文件"),
            DataLevel.L2 when subject.Attribute is not OpenAttribute.Conditional => new(
                "level",
                false,
                $"“{highest.Name}”是 L2，要先泛化，或者改为受限开放并签协议"
            ),
            var level => new("level", true, $"放出的数据项最高 {level}"),
        };
    }

    static GateFinding Personal(GateSubject subject) =>
        subject.Columns.FirstOrDefault(column => column.Personal && !column.Coarsened) is { } named
            ? new("personal", false, $"“{named.Name}”能认出个人，不能原样放出")
            : new("personal", true, "没有能认出个人的数据项");

    static IEnumerable<GateFinding> Sensitive(IReadOnlyCollection<PersonGroup> groups, GateTerms terms)
    {
        var diversity = PersonGroups.LeastDiverse(groups);
        yield return new(
            "l",
            diversity is null || diversity >= terms.L,
            $"敏感项在最单一的人群里有 {diversity?.ToString(CultureInfo.InvariantCulture) ?? "零"} 种取值，要求不少于 {terms.L} 种"
        );
        if (terms.Closeness is { } most)
        {
            var distance = PersonGroups.Farthest(groups);
            yield return new(
                "t",
                distance is null || distance <= most,
                string.Create(CultureInfo.InvariantCulture, $"敏感项的分布与全体最多相差 {distance ?? 0:0.###}，要求不超过 {most:0.###}")
            );
        }
    }
}
