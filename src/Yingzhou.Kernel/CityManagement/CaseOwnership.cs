namespace Yingzhou.Kernel;

public enum OwnershipState
{
    /// <summary>待接收</summary>
    Assigned,

    /// <summary>已接收</summary>
    Accepted,

    /// <summary>退回待裁定</summary>
    Refused,

    /// <summary>联席会议</summary>
    JointConference,
}

/// <summary>退回: the unit says who it should be and why.</summary>
public sealed record OwnershipRefusal(string Unit, string NamedOwner, string Ground, DateTimeOffset At, bool? Upheld);

/// <summary>Time that counts for one party.</summary>
/// <param name="ClockStarts">Where the party's own limit begins: a new owner's at its acceptance.</param>
public readonly record struct OwnershipStretch(string Party, DateTimeOffset From, DateTimeOffset? Until, DateTimeOffset ClockStarts);

/// <summary>
/// 权属与推诿 of one case (b10 §3): a unit refuses once, naming the owner and the ground; the clock keeps running and counts for whoever is found wrong. Upheld, the time so far is the list keeper's,
/// the named unit's clock starts when it accepts, and the list is to be corrected. A second refusal on the case goes to the joint conference.
/// </summary>
public sealed record CaseOwnership
{
    CaseOwnership(string owner, DateTimeOffset since, string keeper) =>
        (Owner, Keeper, Stretches) = (owner, keeper, [new(owner, since, null, since)]);

    public string Owner { get; private init; }

    /// <summary>清单维护单位</summary>
    public string Keeper { get; }

    public OwnershipState State { get; private init; }

    public IReadOnlyList<OwnershipRefusal> Refusals { get; private init; } = [];

    /// <summary>Without gaps from the first dispatch on; the last is open.</summary>
    public IReadOnlyList<OwnershipStretch> Stretches { get; private init; }

    /// <summary>The owner that the list should name for the next case; <c>null</c> when it was right.</summary>
    public string? ListCorrection { get; private init; }

    public static CaseOwnership Dispatch(string owner, DateTimeOffset at, string keeper) => new(owner, at, keeper);

    public Outcome<CaseOwnership> Accept(string unit, DateTimeOffset at)
    {
        if (State is not OwnershipState.Assigned || unit != Owner)
            return Wrong("只有被派遣的单位可以接收案件。");
        // After an upheld refusal the time until the new owner accepts is still the keeper's.
        return Stretches[^1].Party == Owner
            ? this with
            {
                State = OwnershipState.Accepted,
            }
            : this with
            {
                State = OwnershipState.Accepted,
                Stretches = Turned(at, Owner),
            };
    }

    public Outcome<CaseOwnership> Refuse(string unit, string namedOwner, string ground, DateTimeOffset at)
    {
        if (unit != Owner || State is OwnershipState.Refused or OwnershipState.JointConference)
            return Wrong("只有当前承办单位可以退回案件。");
        if (Refusals.Any(refusal => refusal.Unit == unit))
            return new Fault("city-management.refused-before", "本单位已退回过一次，不能再退回，请先处置，权属另行提请裁定。", 409);
        if (string.IsNullOrWhiteSpace(namedOwner) || namedOwner == unit)
            return new Fault("city-management.no-named-owner", "退回须写明应由哪个单位承办。") { Field = "namedOwner" };
        if (string.IsNullOrWhiteSpace(ground))
            return new Fault("city-management.no-ground", "退回须写明依据。") { Field = "ground" };
        IReadOnlyList<OwnershipRefusal> refusals = [.. Refusals, new(unit, namedOwner, ground, at, null)];
        return this with { Refusals = refusals, State = refusals.Count >= 2 ? OwnershipState.JointConference : OwnershipState.Refused };
    }

    /// <summary>裁定 by the dispatcher's chief or the conference.</summary>
    /// <param name="rightOwner">The named unit when upheld, the refusing unit when not; a conference may find a third.</param>
    public Outcome<CaseOwnership> Decide(string rightOwner, DateTimeOffset at)
    {
        if (State is not (OwnershipState.Refused or OwnershipState.JointConference))
            return Wrong("案件没有待裁定的退回。");
        var last = Refusals[^1];
        var upheld = rightOwner != last.Unit;
        var decided = this with { Refusals = [.. Refusals.SkipLast(1), last with { Upheld = upheld }] };
        if (!upheld)
            // Its clock never stopped.
            return decided with { State = OwnershipState.Accepted };
        var open = Stretches[^1];
        return decided with
        {
            Owner = rightOwner,
            State = OwnershipState.Assigned,
            ListCorrection = rightOwner,
            Stretches = [.. Stretches.SkipLast(1), open with { Party = Keeper }],
        };
    }

    /// <summary>超期 charged to each party: natural time beyond the limit in each of its stretches.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Overdue(TimeSpan limit, DateTimeOffset now) =>
        Stretches
            .GroupBy(stretch => stretch.Party)
            .ToDictionary(
                party => party.Key,
                party =>
                    party.Aggregate(
                        TimeSpan.Zero,
                        (sum, stretch) =>
                        {
                            var over = (stretch.Until ?? now) - stretch.ClockStarts - limit;
                            return over > TimeSpan.Zero ? sum + over : sum;
                        }
                    )
            );

    IReadOnlyList<OwnershipStretch> Turned(DateTimeOffset at, string party) =>
        [.. Stretches.SkipLast(1), Stretches[^1] with { Until = at }, new(party, at, null, at)];

    static Fault Wrong(string detail) => new("city-management.ownership-state", detail, 409);
}
