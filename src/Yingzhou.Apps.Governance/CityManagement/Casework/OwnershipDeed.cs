using System.Text.Json;
using Yingzhou.Kernel;

namespace Yingzhou.Apps.Governance.CityManagement.Casework;

enum OwnershipDeedKind
{
    Dispatch,
    Accept,
    Refuse,
    Decide,
}

/// <summary>One deed about whose a case is; replayed, they are its <see cref="CaseOwnership"/>.</summary>
sealed record OwnershipDeed(OwnershipDeedKind Kind, string Unit, DateTimeOffset At, string? Named = null, string? Ground = null);

/// <summary>权属经过, kept as the deeds themselves so that the rule, not the table, says what follows from them.</summary>
static class OwnershipStory
{
    public const string Empty = "[]";

    public static IReadOnlyList<OwnershipDeed> Read(string story) => JsonSerializer.Deserialize<List<OwnershipDeed>>(story) ?? [];

    /// <returns>The ownership after one more deed, with the story that leads to it.</returns>
    public static Outcome<(CaseOwnership Ownership, string Story)> Then(string story, OwnershipDeed deed, string keeper)
    {
        IReadOnlyList<OwnershipDeed> deeds = [.. Read(story), deed];
        var replayed = Replay(deeds, keeper);
        return replayed.Fault is { } fault ? fault : (replayed.Value!, JsonSerializer.Serialize(deeds));
    }

    /// <returns><c>null</c> before the first dispatch.</returns>
    public static CaseOwnership? Of(string story, string keeper) => Replay(Read(story), keeper).Value;

    static Outcome<CaseOwnership?> Replay(IEnumerable<OwnershipDeed> deeds, string keeper)
    {
        CaseOwnership? now = null;
        foreach (var deed in deeds)
        {
            var next = deed.Kind switch
            {
                OwnershipDeedKind.Dispatch => CaseOwnership.Dispatch(deed.Unit, deed.At, keeper),
                OwnershipDeedKind.Accept => now!.Accept(deed.Unit, deed.At),
                OwnershipDeedKind.Refuse => now!.Refuse(deed.Unit, deed.Named ?? "", deed.Ground ?? "", deed.At),
                _ => now!.Decide(deed.Unit, deed.At),
            };
            if (next.Fault is { } fault)
                return fault;
            now = next.Value;
        }
        return now;
    }
}
