namespace Yingzhou.Kernel;

/// <summary>An alert that begins or ends.</summary>
/// <param name="Number">The how-manieth alert of this rule and object: with both it names the alert, so that a repeated delivery changes nothing.</param>
public sealed record AlertChange(string Rule, string Object, int Number, AlertEffect Effect, DateTimeOffset At);

/// <summary>
/// 预警规则语义: state in, observation in → state and changes out. For one rule and object there is never more than one active alert, whatever comes and however often.
/// </summary>
public sealed record AlertBoard
{
    public static readonly AlertBoard Empty = new();

    System.Collections.Immutable.ImmutableDictionary<(string Rule, string Object), (AlertMemory Memory, int Number)> Places { get; init; } =
        System.Collections.Immutable.ImmutableDictionary<(string Rule, string Object), (AlertMemory Memory, int Number)>.Empty;

    public IEnumerable<(string Rule, string Object, int Number)> Active =>
        Places.Where(place => place.Value.Memory.IsActive).Select(place => (place.Key.Rule, place.Key.Object, place.Value.Number));

    public (AlertBoard Board, IReadOnlyList<AlertChange> Changes) Observe(IEnumerable<AlertWatch> watches, AlertObservation seen) =>
        Each(watches.Select(watch => (watch, seen.Object)), (watch, memory) => memory.Observe(watch.Condition, seen), seen.At);

    /// <summary>Time passes for every object that was ever heard of.</summary>
    public (AlertBoard Board, IReadOnlyList<AlertChange> Changes) Tick(IEnumerable<AlertWatch> watches, DateTimeOffset now)
    {
        var byId = watches.ToDictionary(watch => watch.Id);
        return Each(
            Places.Keys.Where(key => byId.ContainsKey(key.Rule)).OrderBy(key => key).Select(key => (byId[key.Rule], key.Object)),
            (watch, memory) => memory.Tick(watch.Condition, now),
            now
        );
    }

    (AlertBoard, IReadOnlyList<AlertChange>) Each(
        IEnumerable<(AlertWatch Watch, string Object)> places,
        Func<AlertWatch, AlertMemory, (AlertMemory Memory, AlertEffect Effect)> step,
        DateTimeOffset at
    )
    {
        var next = Places.ToBuilder();
        List<AlertChange> changes = [];
        foreach (var (watch, about) in places)
        {
            var (memory, number) = next.GetValueOrDefault((watch.Id, about), (AlertMemory.Fresh, 0));
            var (after, effect) = step(watch, memory);
            if (effect is AlertEffect.Raised)
                number++;
            next[(watch.Id, about)] = (after, number);
            if (effect is not AlertEffect.None)
                changes.Add(new(watch.Id, about, number, effect, at));
        }
        return (this with { Places = next.ToImmutable() }, changes);
    }
}
