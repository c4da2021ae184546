namespace Yingzhou.Support.Process.Simulating;

/// <summary>What is usual over all recorded cases, for what a single case says nothing about.</summary>
sealed class Habits(IReadOnlyList<RecordedCase> cases, IReadOnlyDictionary<string, TaskAssumption> assumptions)
{
    readonly Dictionary<string, RecordedTask[]> byElement = Grouped(cases, task => task.ElementId);
    readonly Dictionary<string, RecordedTask[]> byStage = Grouped(cases, task => task.Stage);
    readonly Dictionary<string, TimeSpan> stays = cases
        .SelectMany(one => one.Stays)
        .GroupBy(stay => stay.Key, StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => Median(same.SelectMany(stay => stay.Value)) ?? TimeSpan.Zero);

    /// <summary>For a task that this case did not come to: the page's assumption, else others at the same task, else others at the same stage.</summary>
    public AssumedTask Task(string elementId, string name, string stage)
    {
        var given = assumptions.GetValueOrDefault(elementId);
        var (records, basis) =
            byElement.TryGetValue(elementId, out var own) ? (own, "其他办件在同一环节的中位数")
            : byStage.TryGetValue(stage, out var alike) ? (alike, $"同类环节（{stage}）的中位数")
            : ([], "没有记录，按立即办结");
        return new(
            elementId,
            name,
            given?.Outcome ?? MostFrequent(records),
            given?.Duration ?? Median(records.Select(record => record.Duration)) ?? TimeSpan.Zero,
            given is null ? basis : "页面上的假设"
        );
    }

    /// <returns><c>null</c> when nobody ever stayed there.</returns>
    public TimeSpan? Stay(string elementId) => stays.TryGetValue(elementId, out var usual) ? usual : null;

    /// <summary>By nearest rank, the lower one of two.</summary>
    public static TimeSpan? Median(IEnumerable<TimeSpan> durations) => Rank(durations, 5);

    /// <param name="tenths">5 for the median, 9 for the ninth decile.</param>
    public static TimeSpan? Rank(IEnumerable<TimeSpan> durations, int tenths)
    {
        var sorted = durations.Order().ToArray();
        return sorted.Length == 0 ? null : sorted[((sorted.Length * tenths + 9) / 10) - 1];
    }

    static string? MostFrequent(RecordedTask[] records) =>
        records
            .GroupBy(record => record.Outcome)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key;

    static Dictionary<string, RecordedTask[]> Grouped(IEnumerable<RecordedCase> cases, Func<RecordedTask, string> by) =>
        cases
            .SelectMany(one => one.Tasks)
            .GroupBy(by, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.ToArray(), StringComparer.Ordinal);
}
