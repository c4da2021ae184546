using Yingzhou.Languages.Bpmn;
using Yingzhou.Support.Process.Watching;

namespace Yingzhou.Support.Process.Simulating;

/// <summary>Sums up the plays of many cases.</summary>
sealed class Comparison(ExecutableProcess changed)
{
    const int MostExamples = 12;

    readonly Dictionary<SimulatedFate, int> fates = Enum.GetValues<SimulatedFate>().ToDictionary(fate => fate, _ => 0);
    readonly Dictionary<(SimulatedFate, string, string), SimulatedExample> examples = [];
    readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> before = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> after = new(StringComparer.Ordinal);
    readonly Dictionary<string, AssumedTask> assumed = new(StringComparer.Ordinal);
    readonly List<TimeSpan> recordedDurations = [];
    readonly List<TimeSpan> beforeDurations = [];
    readonly List<TimeSpan> afterDurations = [];
    int cases;
    int faithful;

    public void Add(RecordedCase recorded, ExecutableProcess old, Played played, Played anew)
    {
        cases++;
        faithful += Ended(played, recorded) ? 1 : 0;
        var fate =
            anew.Fate is not SimulatedFate.Same ? anew.Fate
            : Ended(anew, recorded) ? SimulatedFate.Same
            : SimulatedFate.Different;
        fates[fate]++;
        if (fate is not SimulatedFate.Same)
        {
            var example = new SimulatedExample(
                recorded.Instance,
                recorded.Title,
                fate,
                Names(old, recorded.Ends),
                anew.Why ?? Names(changed, anew.Ends)
            );
            examples.TryAdd((fate, example.RecordedEnd, example.SimulatedEnd), example);
        }
        recordedDurations.Add(recorded.EndedAt - recorded.StartedAt);
        if (played.Fate is SimulatedFate.Same)
            beforeDurations.Add(played.Duration);
        if (anew.Fate is SimulatedFate.Same)
            afterDurations.Add(anew.Duration);
        Count(before, played, old);
        Count(after, anew, changed);
        foreach (var task in anew.Assumed)
            assumed[task.ElementId] = task;
    }

    public SimulationReport Report(string name) =>
        new(
            changed.Id,
            name,
            cases,
            faithful,
            fates,
            [.. examples.Values.OrderBy(example => example.Fate).Take(MostExamples)],
            Mean(recordedDurations),
            Habits.Rank(recordedDurations, 9),
            Mean(beforeDurations),
            Habits.Rank(beforeDurations, 9),
            Mean(afterDurations),
            Habits.Rank(afterDurations, 9),
            [
                .. names
                    .Keys.Select(Visits)
                    .OrderByDescending(visits => Math.Max(visits.Before ?? 0, visits.After ?? 0))
                    .ThenBy(visits => visits.ElementId, StringComparer.Ordinal),
            ],
            [.. assumed.Values.OrderBy(task => task.ElementId, StringComparer.Ordinal)]
        );

    static bool Ended(Played played, RecordedCase recorded) =>
        played.Fate is SimulatedFate.Same && played.Ends.SequenceEqual(recorded.Ends);

    SimulatedVisits Visits(string id) =>
        new(
            id,
            names[id],
            before.TryGetValue(id, out var was) ? was : null,
            changed.Element(id) is null ? null : after.GetValueOrDefault(id)
        );

    void Count(Dictionary<string, int> counts, Played played, ExecutableProcess process)
    {
        foreach (
            var element in process.Elements.Where(element =>
                Running.VisitBook.IsActivity(element.Kind) || element.Kind is ElementKind.EndEvent
            )
        )
        {
            names[element.Id] = ElementNames.Of(process, element.Id);
            counts[element.Id] = counts.GetValueOrDefault(element.Id) + played.Visits.GetValueOrDefault(element.Id);
        }
    }

    static string Names(ExecutableProcess process, IReadOnlyList<string> ends) =>
        ends.Count == 0 ? "没有到达结束" : string.Join("、", ends.Select(end => ElementNames.Of(process, end)));

    static TimeSpan? Mean(List<TimeSpan> durations) =>
        durations.Count == 0 ? null : TimeSpan.FromSeconds(durations.Average(duration => duration.TotalSeconds));
}
