using System.Globalization;

namespace Yingzhou.Kernel;

/// <summary>Version of an open dataset (版本号), after semver.org 2.0: whoever built on it reads from the number whether something breaks.</summary>
public readonly record struct DatasetVersion(int Major, int Minor, int Patch)
{
    public static readonly DatasetVersion First = new(1, 0, 0);

    public static DatasetVersion? Parse(string? text) =>
        text?.Split('.') is [var major, var minor, var patch] && Number(major) is { } a && Number(minor) is { } b && Number(patch) is { } c
            ? new(a, b, c)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Major}.{Minor}.{Patch}");

    static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>What changed between two releases for whoever reads them by column (结构变化). Source: p05 R4.</summary>
/// <param name="Removed">Columns that are gone, or hold another type: what was built on them breaks.</param>
/// <param name="Added">New columns.</param>
public sealed record SchemaChange(IReadOnlyList<string> Removed, IReadOnlyList<string> Added)
{
    /// <summary>Days between the notice that a column goes and its going. Source: p05 R4.</summary>
    public const int NoticeDays = 90;

    /// <summary>The order of columns means nothing; a renamed one is one gone and one new.</summary>
    public static SchemaChange Between(IReadOnlyList<ColumnShape> before, IReadOnlyList<ColumnShape> after) =>
        new(
            [.. before.Where(column => !after.Contains(column)).Select(column => column.Name)],
            [.. after.Where(column => before.All(old => old.Name != column.Name)).Select(column => column.Name)]
        );

    /// <summary>Removed: major. Added: minor. The data alone: patch.</summary>
    public DatasetVersion After(DatasetVersion before) =>
        Removed.Count > 0 ? new(before.Major + 1, 0, 0)
        : Added.Count > 0 ? new(before.Major, before.Minor + 1, 0)
        : before with { Patch = before.Patch + 1 };

    /// <summary>The first column that goes without its notice; <c>null</c> when all had it.</summary>
    /// <param name="announced">The day each notice was given. The ninetieth day after it is enough.</param>
    public Fault? RefuseWithoutNotice(IReadOnlyDictionary<string, DateOnly> announced, DateOnly today) =>
        Removed
            .Where(column => !announced.TryGetValue(column, out var day) || today < day.AddDays(NoticeDays))
            .Select(column => new Fault(
                "opening.no-notice",
                announced.TryGetValue(column, out var day)
                    ? $"“{column}”的停用预告要到 {day.AddDays(NoticeDays):yyyy-MM-dd} 才满 {NoticeDays} 天，在此之前请保留。"
                    : $"去掉或改变“{column}”之前，要先预告 {NoticeDays} 天。"
            )
            {
                Field = "columns",
            })
            .FirstOrDefault();
}
